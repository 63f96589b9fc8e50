using System.Buffers.Binary;
using System.Text;
using Messaging.Application.Common.Ports;

namespace Messaging.Infrastructure.Tokens;

/// <summary>Appends half an HMAC-SHA256 over scope and position; what was cut, changed or made for another list does not fit it.</summary>
internal sealed class CursorProtector(SigningKeys signingKeys) : ICursorProtector
{
    private const int MacLength = 16;

    // A position is some forty bytes; nothing longer is worth decoding.
    private const int MaxCursorLength = 512;

    private readonly MacKeys keys = signingKeys.Derive("cursors");

    public string Protect(string scope, ReadOnlySpan<byte> position)
    {
        var bytes = new byte[position.Length + MacLength];
        position.CopyTo(bytes);
        keys.Write(Authenticated(scope, position), bytes.AsSpan(position.Length));
        return CanonicalBase64.Encode(bytes);
    }

    public byte[]? Unprotect(string scope, string cursor)
    {
        if (cursor.Length > MaxCursorLength || CanonicalBase64.Decode(cursor) is not { Length: > MacLength } bytes)
        {
            return null;
        }

        var position = bytes.AsSpan(0, bytes.Length - MacLength);
        return keys.Fits(Authenticated(scope, position), bytes.AsSpan(position.Length)) ? position.ToArray() : null;
    }

    private static byte[] Authenticated(string scope, ReadOnlySpan<byte> position)
    {
        // The length in front keeps the end of a scope from passing for the beginning of a position.
        var scopeLength = Encoding.UTF8.GetByteCount(scope);
        var input = new byte[sizeof(int) + scopeLength + position.Length];
        BinaryPrimitives.WriteInt32BigEndian(input, scopeLength);
        Encoding.UTF8.GetBytes(scope, input.AsSpan(sizeof(int)));
        position.CopyTo(input.AsSpan(sizeof(int) + scopeLength));
        return input;
    }
}
