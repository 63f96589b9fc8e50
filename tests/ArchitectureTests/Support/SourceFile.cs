namespace Messaging.ArchitectureTests.Support;

/// <summary>A source file.</summary>
/// <param name="Path">Its path within the repository, with slashes.</param>
/// <param name="Text">What it holds.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public int LineCount => Text.AsSpan().TrimEnd().Count('\n') + 1;

    /// <summary>Whether the file declares a class or record of that name.</summary>
    public bool Declares(string typeName) =>
        System.Text.RegularExpressions.Regex.IsMatch(
            Text,
            $@"\b(class|record) {System.Text.RegularExpressions.Regex.Escape(typeName)}\b",
            System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
}
