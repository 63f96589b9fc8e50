using System.Globalization;
using System.Text.RegularExpressions;

namespace Messaging.Domain.Messages;

/// <summary>
/// A message text that asks for history instead of being sent: <c>last N</c> or <c>history N</c>, with an optional
/// leading slash, in any case.
/// </summary>
/// <param name="Count">How many messages are asked for; null when the number is not from 1 to 100.</param>
public sealed partial record HistoryCommand(int? Count)
{
    /// <summary>Most messages that one command answers.</summary>
    public const int MaxCount = 100;

    /// <summary>Reads a trimmed text as a command.</summary>
    /// <param name="text">The trimmed text of a message.</param>
    /// <returns>The command, or null when the text is an ordinary message.</returns>
    public static HistoryCommand? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var inRange = int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= MaxCount;
        return new HistoryCommand(inRange ? count : null);
    }

    // Whole numbers alone make a command, also ones far outside the range; \z because $ lets a final line feed pass.
    [GeneratedRegex(@"\A/?(last|history) (?<count>-?[0-9]+)\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
