using System.Buffers;
using System.Text;

namespace Messaging.Domain.Messages;

/// <summary>Text of a message: trimmed, not blank, whole Unicode without NUL.</summary>
public sealed record MessageContent
{
    private MessageContent(string text) => Text = text;

    /// <summary>The trimmed text.</summary>
    public string Text { get; }

    /// <summary>Makes a content of what a client sent.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="maxLength">Most characters (Unicode scalar values, so an emoji outside the basic plane counts once).</param>
    /// <param name="content">The content, when the text is fit.</param>
    /// <param name="problem">What is wrong with the text, when it is not.</param>
    /// <returns>True when the text is fit.</returns>
    public static bool TryCreate(string? text, int maxLength, out MessageContent? content, out string? problem)
    {
        content = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "The content must not be blank.";
            return false;
        }

        var trimmed = text.AsSpan().Trim();
        problem = trimmed.Contains('\0') ? "The content must not hold the character NUL." : CheckCharacters(trimmed, maxLength);
        if (problem is not null)
        {
            return false;
        }

        content = new MessageContent(trimmed.ToString());
        return true;
    }

    private static string? CheckCharacters(ReadOnlySpan<char> text, int maxLength)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
            {
                return "The content must be well-formed Unicode: it holds half of a surrogate pair.";
            }

            text = text[consumed..];
            count++;
        }

        return count > maxLength ? $"The content must have at most {maxLength} characters, but has {count}." : null;
    }
}
