namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>A folder for one service's files, removed when disposed of.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messaging-");

    /// <summary>Its absolute path.</summary>
    public string Path => folder.FullName;

    /// <summary>The database's file.</summary>
    public string Database => System.IO.Path.Combine(Path, "messaging.db");

    /// <summary>Settings of a service that keeps everything here, listens on a free port, and leaves requests out of its log.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings =>
    [
        ("ConnectionStrings:Messaging", $"Data Source={Database}"),
        ("Urls", "http://127.0.0.1:0"),
        ("RateLimits:Enabled", "false"),
        ("Serilog:MinimumLevel", "Warning"),
    ];

    public void Dispose() => folder.Delete(recursive: true);
}
