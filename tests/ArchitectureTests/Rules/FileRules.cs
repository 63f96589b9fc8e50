namespace Messaging.ArchitectureTests.Rules;

/// <summary>What source files look like.</summary>
internal static class FileRules
{
    /// <summary>A file of so many lines does too much.</summary>
    public const int MaxLines = 300;

    /// <summary>Files that are too long.</summary>
    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> sources) =>
        from source in sources
        where source.LineCount >= MaxLines
        select $"{source.Path} has {source.LineCount} lines";

    /// <summary>Files that fold code away or leave it behind.</summary>
    public static IEnumerable<string> WithRegions(IEnumerable<SourceFile> sources) =>
        from source in sources
        where source.Text.Split('\n').Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal))
        select $"{source.Path} has a region";
}
