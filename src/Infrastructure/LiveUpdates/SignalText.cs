using System.Buffers.Text;

namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>
/// Signals as texts that are short enough for a notification: who tells, a letter for what it is, and ids of 22 characters each.
/// </summary>
internal static class SignalText
{
    /// <summary>Most bytes of a text; PostgreSQL refuses 8000.</summary>
    public const int MaxLength = 7_900;

    private const char Changed = 'c';
    private const char SessionsEnded = 's';
    private const char Everything = 'e';
    private const int IdBytes = 16;
    private const int IdLength = 22;

    /// <summary>Writes a batch.</summary>
    /// <param name="sender">Which instance tells; all names are of one length.</param>
    /// <param name="batch">What it tells.</param>
    /// <returns>As many texts as it takes.</returns>
    public static IEnumerable<string> Write(string sender, SignalBatch batch)
    {
        var perText = (MaxLength - sender.Length - 1) / IdLength;
        return
        [
            .. batch.IsEverything ? [$"{sender}{Everything}"] : Array.Empty<string>(),
            .. batch.Keys.Chunk(perText).Select(some => $"{sender}{Changed}{Join(some)}"),
            .. batch.SessionIds.Chunk(perText).Select(some => $"{sender}{SessionsEnded}{Join(some)}"),
        ];
    }

    /// <summary>Reads a text.</summary>
    /// <param name="sender">Which instance reads.</param>
    /// <param name="text">The text.</param>
    /// <returns>What others tell; everything, where the text is of a kind that this version does not know; null for what it told itself.</returns>
    public static SignalBatch? Read(string sender, string text)
    {
        if (text.StartsWith(sender, StringComparison.Ordinal))
        {
            return null;
        }

        var kind = text.Length > sender.Length ? text[sender.Length] : Everything;
        return kind switch
        {
            Changed when ReadIds(text, sender.Length + 1) is { } keys => new SignalBatch(keys, [], IsEverything: false),
            SessionsEnded when ReadIds(text, sender.Length + 1) is { } sessions => new SignalBatch([], sessions, IsEverything: false),
            _ => new SignalBatch([], [], IsEverything: true),
        };
    }

    private static string Join(Guid[] ids) => string.Concat(ids.Select(id => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true))));

    private static Guid[]? ReadIds(string text, int start)
    {
        if ((text.Length - start) % IdLength != 0)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[IdBytes];
        var ids = new Guid[(text.Length - start) / IdLength];
        for (var index = 0; index < ids.Length; index++)
        {
            if (!Base64Url.IsValid(text.AsSpan(start + (index * IdLength), IdLength))
                || Base64Url.DecodeFromChars(text.AsSpan(start + (index * IdLength), IdLength), bytes) != IdBytes)
            {
                return null;
            }

            ids[index] = new Guid(bytes, bigEndian: true);
        }

        return ids;
    }
}
