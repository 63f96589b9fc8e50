using System.Text.RegularExpressions;

namespace Messaging.ArchitectureTests.Rules;

/// <summary>What the chat page's files must not do.</summary>
internal static partial class PageRules
{
    /// <summary>Files that make markup or code of a text, or load something from elsewhere.</summary>
    public static IEnumerable<string> Careless(IEnumerable<SourceFile> files) =>
        from file in files
        let match = CarelessCode().Match(file.Text)
        where match.Success
        select $"{file.Path} has {match.Value}";

    /// <summary>Documents with a script, a listener or a style in them.</summary>
    public static IEnumerable<string> Inline(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.EndsWith(".html", StringComparison.Ordinal)
        let match = InlineCode().Match(file.Text)
        where match.Success
        select $"{file.Path} has {match.Value}";

    [GeneratedRegex(
        @"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|\beval\(|new Function\(|(from|import\(|src=|href=|url\()\s*[""']?(https?:)?//",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CarelessCode();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineCode();
}
