using System.Buffers;
using System.Buffers.Text;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// Base64url (RFC 4648, section 5) in which every byte string has exactly one text. Decoders overlook padding, blanks or the
/// unused bits of the last character, so that several texts would stand for the same signed bytes and a change go unnoticed.
/// </summary>
internal static class CanonicalBase64
{
    /// <summary>Writes bytes as text, without padding.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Their text.</returns>
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bytes; null when the text is not what <see cref="Encode"/> would have written.</returns>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        var status = Base64Url.DecodeFromChars(text, bytes, out _, out var length);
        return status == OperationStatus.Done && string.Equals(Encode(bytes.AsSpan(0, length)), text, StringComparison.Ordinal)
            ? bytes[..length]
            : null;
    }
}
