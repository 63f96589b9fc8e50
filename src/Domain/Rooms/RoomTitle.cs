using System.Buffers;
using System.Text;

namespace Messaging.Domain.Rooms;

/// <summary>What a room is called on screen: one line of 1 to 100 characters, trimmed.</summary>
public sealed record RoomTitle
{
    /// <summary>Most characters (Unicode scalar values).</summary>
    public const int MaxLength = 100;

    private RoomTitle(string text) => Text = text;

    /// <summary>The trimmed text.</summary>
    public string Text { get; }

    /// <summary>Makes a title of what a client sent.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="title">The title, when the text is fit.</param>
    /// <returns>True when the text is fit: not blank, not too long, well-formed, without control characters.</returns>
    public static bool TryCreate(string? text, out RoomTitle? title)
    {
        var trimmed = text.AsSpan().Trim();
        title = !trimmed.IsEmpty && IsFit(trimmed) ? new RoomTitle(trimmed.ToString()) : null;
        return title is not null;
    }

    private static bool IsFit(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done || Rune.IsControl(rune))
            {
                return false;
            }

            text = text[consumed..];
            count++;
        }

        return count <= MaxLength;
    }
}
