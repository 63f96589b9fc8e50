using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Infrastructure.Tokens;

/// <summary>A secret of the service. It signs access tokens; every other key is derived from it, one a purpose.</summary>
internal sealed class SigningKey
{
    /// <summary>Fewest bytes: those of a SHA-256 hash (RFC 7518, section 3.2).</summary>
    public const int MinLength = 32;

    private const int IdLength = 9;

    private readonly byte[] secret;

    /// <summary>Takes a secret.</summary>
    /// <param name="secret">At least <see cref="MinLength"/> random bytes.</param>
    public SigningKey(byte[] secret)
    {
        this.secret = secret;
        ForAccessTokens = new SymmetricSecurityKey(secret) { KeyId = CanonicalBase64.Encode(Derive("key id").AsSpan(0, IdLength)) };
    }

    /// <summary>
    /// The key in the form in which access tokens are signed and checked with it. Its id (RFC 7515, section 4.1.4) is a hash of it,
    /// so that all who have the key call it the same.
    /// </summary>
    public SymmetricSecurityKey ForAccessTokens { get; }

    /// <summary>The key as a line of its file.</summary>
    /// <returns>Base64. Never logged.</returns>
    public string ToLine() => Convert.ToBase64String(secret);

    /// <summary>Derives a key for another purpose (HKDF with SHA-256, RFC 5869).</summary>
    /// <param name="purpose">What the key is for; another purpose gives an unrelated key.</param>
    /// <returns>A key of 32 bytes.</returns>
    public byte[] Derive(string purpose) => Derive(secret, purpose);

    /// <summary>Derives a key from any secret of high entropy.</summary>
    /// <param name="material">The secret.</param>
    /// <param name="purpose">What the key is for.</param>
    /// <returns>A key of 32 bytes.</returns>
    public static byte[] Derive(byte[] material, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, outputLength: 32, salt: [], info: Encoding.UTF8.GetBytes(purpose));
}
