using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Infrastructure.Tokens;

/// <summary>The service's one secret. It signs access tokens; every other key is derived from it, one a purpose.</summary>
public sealed class SigningKey
{
    /// <summary>Fewest bytes: those of a SHA-256 hash (RFC 7518, section 3.2).</summary>
    internal const int MinLength = 32;

    private readonly byte[] secret;

    /// <summary>Takes a secret.</summary>
    /// <param name="secret">At least <see cref="MinLength"/> random bytes.</param>
    internal SigningKey(byte[] secret)
    {
        this.secret = secret;
        ForAccessTokens = new SymmetricSecurityKey(secret);
    }

    /// <summary>The key in the form in which access tokens are signed and checked with it.</summary>
    internal SymmetricSecurityKey ForAccessTokens { get; }

    /// <summary>Derives a key for another purpose (HKDF with SHA-256, RFC 5869).</summary>
    /// <param name="purpose">What the key is for; another purpose gives an unrelated key.</param>
    /// <returns>A key of 32 bytes.</returns>
    internal byte[] Derive(string purpose) => Derive(secret, purpose);

    /// <summary>Derives a key from any secret of high entropy.</summary>
    /// <param name="material">The secret.</param>
    /// <param name="purpose">What the key is for.</param>
    /// <returns>A key of 32 bytes.</returns>
    internal static byte[] Derive(byte[] material, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, outputLength: 32, salt: [], info: Encoding.UTF8.GetBytes(purpose));
}
