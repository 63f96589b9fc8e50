using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// The service's secrets, newest first. The newest signs; what the previous ones signed is still accepted, so that a new key signs
/// nobody out.
/// </summary>
public sealed class SigningKeys
{
    /// <summary>Most keys: the one that signs and two previous ones.</summary>
    public const int MaxCount = 3;

    private readonly SigningKey[] keys;

    /// <summary>Takes keys.</summary>
    /// <param name="keys">1 to <see cref="MaxCount"/> keys, newest first.</param>
    internal SigningKeys(params SigningKey[] keys)
    {
        ArgumentOutOfRangeException.ThrowIfZero(keys.Length, nameof(keys));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Length, MaxCount, nameof(keys));
        this.keys = keys;
    }

    /// <summary>How many keys there are.</summary>
    public int Count => keys.Length;

    /// <summary>All keys, newest first.</summary>
    internal IReadOnlyList<SigningKey> All => keys;

    /// <summary>The key that signs.</summary>
    internal SigningKey Newest => keys[0];

    /// <summary>The keys that a token may be signed with: the one that it names, or all where it names none.</summary>
    /// <param name="keyId">The token's <c>kid</c>, or null.</param>
    /// <returns>The keys; none where it names a key that is not there.</returns>
    internal IEnumerable<SecurityKey> ForAccessTokens(string? keyId) =>
        from key in keys
        where string.IsNullOrEmpty(keyId) || string.Equals(key.ForAccessTokens.KeyId, keyId, StringComparison.Ordinal)
        select key.ForAccessTokens;

    /// <summary>Derives a key for another purpose from each.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <returns>A key for each, newest first.</returns>
    internal MacKeys Derive(string purpose) => new(Array.ConvertAll(keys, key => key.Derive(purpose)));
}

/// <summary>Keys of HMAC-SHA256 for one purpose: the first makes, all check.</summary>
/// <param name="keys">The keys, newest first.</param>
internal sealed class MacKeys(byte[][] keys)
{
    /// <summary>Authenticates bytes with the newest key.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="destination">Takes as much of the HMAC as it has room for.</param>
    public void Write(ReadOnlySpan<byte> data, Span<byte> destination) => Write(keys[0], data, destination);

    /// <summary>Whether bytes were authenticated with one of the keys.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="mac">The beginning of the HMAC; its length is the caller's choice, not the sender's.</param>
    /// <returns>True when they were.</returns>
    public bool Fits(ReadOnlySpan<byte> data, ReadOnlySpan<byte> mac)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        expected = expected[..mac.Length];
        foreach (var key in keys)
        {
            Write(key, data, expected);
            if (CryptographicOperations.FixedTimeEquals(expected, mac))
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(byte[] key, ReadOnlySpan<byte> data, Span<byte> destination) =>
        HMACSHA256.HashData(key, data).AsSpan(0, destination.Length).CopyTo(destination);
}
