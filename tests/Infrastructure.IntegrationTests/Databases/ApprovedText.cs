namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>Texts that somebody has read and found good. They lie beside the tests, in a folder of their own.</summary>
internal static class ApprovedText
{
    private const string Folder = "Databases/Approved";

    /// <summary>Compares a text with the approved one; where they differ, the new one is written down to be read.</summary>
    /// <param name="text">What was made.</param>
    /// <param name="name">Name of the file.</param>
    public static void ShouldBeApproved(this string text, string name)
    {
        var received = text.ReplaceLineEndings("\n").Trim() + "\n";
        var approved = Path.Combine(AppContext.BaseDirectory, Folder, name);
        if (File.Exists(approved) && string.Equals(File.ReadAllText(approved), received, StringComparison.Ordinal))
        {
            return;
        }

        var file = Path.Combine(Root(), "artifacts", "received", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, received);
        Assert.Fail(
            $"""
            The text is not the approved one. Compare the two, and if the new one is right, put it in place of the other:
            cp artifacts/received/{name} tests/Infrastructure.IntegrationTests/{Folder}/{name}
            """);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Messaging.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run below the folder of Messaging.sln.");
    }
}
