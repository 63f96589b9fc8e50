using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;

namespace Messaging.WebApi.Settings;

/// <summary>Reads the settings of the database and of the folder that the service's files lie in.</summary>
internal static class DatabaseReading
{
    /// <summary>The setting that names the database.</summary>
    public const string ConnectionSetting = "ConnectionStrings:Messaging";

    /// <summary>The setting that names the folder, where a server keeps the database.</summary>
    public const string FolderSetting = "Data:Folder";

    private const string DefaultFolder = "data";

    /// <summary>Reads where the database is.</summary>
    /// <param name="configuration">Where the settings stand.</param>
    /// <param name="contentRoot">What relative paths start from.</param>
    /// <returns>The database.</returns>
    /// <exception cref="SettingException">A setting is missing or bad.</exception>
    public static DatabaseLocation ReadLocation(IConfiguration configuration, string contentRoot)
    {
        var section = new SettingsSection(configuration, "Database", "Provider", "Password");
        var provider = ReadProvider(section);
        var password = section.Optional("Password");
        if (provider == DatabaseProvider.Sqlite && password is not null)
        {
            throw new SettingException(section.NameOf("Password"), "is for servers; the embedded database is not encrypted");
        }

        var text = new SettingsSection(configuration, "ConnectionStrings", "Messaging").Required("Messaging");
        try
        {
            return provider == DatabaseProvider.Sqlite
                ? SqliteLocation.Find(text, contentRoot)
                : FindOnServer(provider, text, password, section.NameOf("Provider"));
        }
        catch (FormatException exception)
        {
            throw new SettingException(ConnectionSetting, exception.Message, exception);
        }
    }

    /// <summary>Finds a database on a server.</summary>
    /// <param name="provider">The kind of server.</param>
    /// <param name="text">The connection string.</param>
    /// <param name="password">The password, or null: the connection string has it, or none is needed.</param>
    /// <param name="setting">What asks for this kind.</param>
    /// <returns>The database.</returns>
    /// <exception cref="FormatException">The connection string is malformed.</exception>
    /// <exception cref="SettingException">This build lacks the kind.</exception>
    public static DatabaseLocation FindOnServer(DatabaseProvider provider, string text, string? password, string setting)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            return PostgreSqlLocation.Find(text, password);
        }

        return SqlServerLocation.IsBuiltIn
            ? SqlServerLocation.Find(text, password)
            : throw new SettingException(setting, $"this build has no SQL Server; build it with -p:{SqlServerLocation.BuildSwitch}=true");
    }

    /// <summary>Reads which folder the signing key and the log files lie in: that of a SQLite database, else one of their own.</summary>
    /// <param name="configuration">Where the settings stand.</param>
    /// <param name="contentRoot">What a relative path starts from.</param>
    /// <param name="database">Where the database is.</param>
    /// <returns>Its absolute path.</returns>
    /// <exception cref="SettingException">It is named though the database has a folder.</exception>
    public static string ReadFolder(IConfiguration configuration, string contentRoot, DatabaseLocation database)
    {
        var folder = new SettingsSection(configuration, "Data", "Folder").Optional("Folder");
        if (database.File is null)
        {
            return Path.GetFullPath(folder ?? DefaultFolder, contentRoot);
        }

        return folder is null
            ? Path.GetDirectoryName(database.File)!
            : throw new SettingException(FolderSetting, $"is for databases on servers; with SQLite it is the folder of the file that {ConnectionSetting} names");
    }

    private static DatabaseProvider ReadProvider(SettingsSection section) => section.Required("Provider") switch
    {
        nameof(DatabaseProvider.Sqlite) => DatabaseProvider.Sqlite,
        nameof(DatabaseProvider.PostgreSql) => DatabaseProvider.PostgreSql,
        nameof(DatabaseProvider.SqlServer) => DatabaseProvider.SqlServer,
        _ => throw new SettingException(section.NameOf("Provider"), "must be Sqlite, PostgreSql or SqlServer"),
    };
}
