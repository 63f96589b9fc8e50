using Messaging.Infrastructure.Persistence;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>A folder for one service's files, and a database; both removed when disposed of.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messaging-");
    private readonly Lazy<ScratchDatabase> database;

    /// <summary>Makes the folder; the database is made when somebody asks for it.</summary>
    /// <param name="isEmpty">Whether a server must not give the database its tables beforehand, which is for tests of first starts.</param>
    public DataFolder(bool isEmpty = false) => database = new(() => ScratchDatabase.Make(Path, isEmpty));

    /// <summary>Makes the folder, with a database of the test's own choice.</summary>
    /// <param name="make">Makes the database, when somebody asks for it.</param>
    internal DataFolder(Func<ScratchDatabase> make) => database = new(make);

    /// <summary>Its absolute path.</summary>
    public string Path => folder.FullName;

    /// <summary>The database's file, where it has one.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "messaging.db");

    /// <summary>What a service needs to reach the database.</summary>
    public string ConnectionString => Database.Location.Settings.ConnectionString;

    /// <summary>Settings of a service that keeps everything here, listens on a free port, and leaves requests out of its log.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings =>
    [
        .. OfDatabase(),
        ("Urls", "http://127.0.0.1:0"),
        ("RateLimits:Enabled", "false"),
        ("Serilog:MinimumLevel", "Warning"),
        ("Shutdown:DrainSeconds", "0"),
    ];

    /// <summary>The database.</summary>
    internal ScratchDatabase Database => database.Value;

    public void Dispose()
    {
        if (database.IsValueCreated)
        {
            database.Value.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private IEnumerable<(string Name, string Value)> OfDatabase()
    {
        var provider = Database.Location.Settings.Provider;
        yield return ("Database:Provider", $"{provider}");
        yield return ("ConnectionStrings:Messaging", ConnectionString);
        if (provider != DatabaseProvider.Sqlite)
        {
            yield return ("Data:Folder", Path);
        }
    }
}
