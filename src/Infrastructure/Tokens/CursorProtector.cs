using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Messaging.Application.Common.Ports;

namespace Messaging.Infrastructure.Tokens;

/// <summary>Appends half an HMAC-SHA256 over scope and position; what was cut, changed or made for another list does not fit it.</summary>
internal sealed class CursorProtector(SigningKey signingKey) : ICursorProtector
{
    private const int MacLength = 16;

    // A position is some forty bytes; nothing longer is worth decoding.
    private const int MaxCursorLength = 512;

    private readonly byte[] key = signingKey.Derive("cursors");

    public string Protect(string scope, ReadOnlySpan<byte> position)
    {
        var bytes = new byte[position.Length + MacLength];
        position.CopyTo(bytes);
        WriteMac(scope, position, bytes.AsSpan(position.Length));
        return CanonicalBase64.Encode(bytes);
    }

    public byte[]? Unprotect(string scope, string cursor)
    {
        if (cursor.Length > MaxCursorLength || CanonicalBase64.Decode(cursor) is not { Length: > MacLength } bytes)
        {
            return null;
        }

        var position = bytes.AsSpan(0, bytes.Length - MacLength);
        Span<byte> expected = stackalloc byte[MacLength];
        WriteMac(scope, position, expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(position.Length)) ? position.ToArray() : null;
    }

    private void WriteMac(string scope, ReadOnlySpan<byte> position, Span<byte> destination)
    {
        // The length in front keeps the end of a scope from passing for the beginning of a position.
        var scopeLength = Encoding.UTF8.GetByteCount(scope);
        var input = new byte[sizeof(int) + scopeLength + position.Length];
        BinaryPrimitives.WriteInt32BigEndian(input, scopeLength);
        Encoding.UTF8.GetBytes(scope, input.AsSpan(sizeof(int)));
        position.CopyTo(input.AsSpan(sizeof(int) + scopeLength));
        HMACSHA256.HashData(key, input).AsSpan(0, MacLength).CopyTo(destination);
    }
}
