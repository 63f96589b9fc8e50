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
            return provider switch
            {
                DatabaseProvider.PostgreSql => PostgreSqlLocation.Find(text, password),
                DatabaseProvider.SqlServer => SqlServerLocation.Find(text, password),
                _ => SqliteLocation.Find(text, contentRoot),
            };
        }
        catch (FormatException exception)
        {
            throw new SettingException(ConnectionSetting, exception.Message, exception);
        }
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
        nameof(DatabaseProvider.SqlServer) => SqlServerLocation.IsBuiltIn
            ? DatabaseProvider.SqlServer
            : throw new SettingException(
                section.NameOf("Provider"), $"this build has no SQL Server; build it with -p:{SqlServerLocation.BuildSwitch}=true"),
        _ => throw new SettingException(section.NameOf("Provider"), "must be Sqlite, PostgreSql or SqlServer"),
    };
}
