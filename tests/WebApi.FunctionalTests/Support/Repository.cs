namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>The repository that the tests are part of.</summary>
public static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Messaging.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
