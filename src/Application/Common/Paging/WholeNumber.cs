using System.Globalization;

namespace Messaging.Application.Common.Paging;

/// <summary>Whole numbers as clients write them in query strings.</summary>
internal static class WholeNumber
{
    /// <summary>Reads ASCII digits.</summary>
    /// <param name="text">What the client wrote, or null.</param>
    /// <param name="least">Smallest number allowed.</param>
    /// <param name="most">Greatest number allowed.</param>
    /// <returns>The number; null when the text is absent, no number, or out of range.</returns>
    public static long? InRange(string? text, long least, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && char.IsAsciiDigit(text[^1]) // TryParse passes over NUL at the end.
            && number >= least
            && number <= most
            ? number
            : null;
}
