using System.Buffers;
using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Messaging.WebApi.Logging;

/// <summary>
/// Keeps what clients send from forging log lines or steering a terminal: characters that break a line, move the cursor or turn
/// the direction of text are written as their code.
/// </summary>
internal static class LogText
{
    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", CultureInfo.InvariantCulture);

    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [
            .. Enumerable.Range(0x00, 0x20).Select(code => (char)code),
            .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code),
            '\u2028', '\u2029',
            .. Enumerable.Range(0x202A, 5).Select(code => (char)code),
            .. Enumerable.Range(0x2066, 4).Select(code => (char)code),
        ]);

    /// <summary>The message of an event, its values filled in.</summary>
    /// <param name="logEvent">The event.</param>
    /// <returns>The message as it is, unsafe characters included.</returns>
    public static string MessageOf(LogEvent logEvent)
    {
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        Message.Format(logEvent, message);
        return message.ToString();
    }

    /// <summary>Writes a text as one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ReadOnlySpan<char> text, TextWriter output)
    {
        for (var at = text.IndexOfAny(Unsafe); at >= 0; at = text.IndexOfAny(Unsafe))
        {
            output.Write(text[..at]);
            output.Write("\\u");
            output.Write(((int)text[at]).ToString("x4", CultureInfo.InvariantCulture));
            text = text[(at + 1)..];
        }

        output.Write(text);
    }

    /// <summary>Writes a text of several lines, such as a stack trace, each indented, so that none looks like a line of the log.</summary>
    /// <param name="text">The text.</param>
    /// <param name="output">Where to.</param>
    public static void WriteIndented(string text, TextWriter output)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            output.Write("    ");
            Write(line, output);
            output.Write('\n');
        }
    }

    /// <summary>Makes a text one line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The line.</returns>
    public static string OneLine(string text)
    {
        var builder = new StringBuilder(text.Length);
        using var writer = new StringWriter(builder, CultureInfo.InvariantCulture);
        Write(text, writer);
        return builder.ToString();
    }
}
