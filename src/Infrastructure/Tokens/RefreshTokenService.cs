using System.Security.Cryptography;
using System.Text;
using Messaging.Application.Authentication;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// A refresh token is the base64url of session id (16 bytes), secret (32 random bytes) and half an HMAC-SHA256 of both, so
/// that what was not made here costs no look-up.
/// </summary>
internal sealed class RefreshTokenService(SigningKey signingKey) : IRefreshTokenService
{
    private const int IdLength = 16;
    private const int SecretLength = 32;
    private const int MacLength = 16;
    private const int TokenLength = IdLength + SecretLength + MacLength;
    private const int TextLength = 86;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int TextStart = NonceLength + TagLength;

    private readonly byte[] key = signingKey.Derive("refresh tokens");

    public RefreshToken Create(Guid sessionId) => Assemble(sessionId, RandomNumberGenerator.GetBytes(SecretLength));

    public RefreshToken? Read(string text)
    {
        if (text.Length != TextLength || CanonicalBase64.Decode(text) is not { Length: TokenLength } bytes)
        {
            return null;
        }

        var isGenuine = CryptographicOperations.FixedTimeEquals(Mac(bytes), bytes.AsSpan(IdLength + SecretLength));
        return isGenuine ? new RefreshToken(new Guid(bytes.AsSpan(0, IdLength), bigEndian: true), text, HashOf(text)) : null;
    }

    // A sealed successor is nonce, tag and encrypted secret; the rest of the token follows from its session and its secret.
    public byte[] Seal(RefreshToken predecessor, RefreshToken successor)
    {
        var bytes = new byte[TextStart + SecretLength];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceLength));
        using var cipher = CipherOf(predecessor);
        cipher.Encrypt(
            nonce: bytes.AsSpan(0, NonceLength),
            plaintext: SecretOf(successor),
            ciphertext: bytes.AsSpan(TextStart),
            tag: bytes.AsSpan(NonceLength, TagLength),
            associatedData: predecessor.SessionId.ToByteArray(bigEndian: true));
        return bytes;
    }

    public RefreshToken Unseal(RefreshToken predecessor, byte[] sealedSuccessor)
    {
        var secret = new byte[SecretLength];
        using var cipher = CipherOf(predecessor);
        cipher.Decrypt(
            nonce: sealedSuccessor.AsSpan(0, NonceLength),
            ciphertext: sealedSuccessor.AsSpan(TextStart),
            tag: sealedSuccessor.AsSpan(NonceLength, TagLength),
            plaintext: secret,
            associatedData: predecessor.SessionId.ToByteArray(bigEndian: true));
        return Assemble(predecessor.SessionId, secret);
    }

    private static byte[] SecretOf(RefreshToken token) => CanonicalBase64.Decode(token.Text)![IdLength..(IdLength + SecretLength)];

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    private static AesGcm CipherOf(RefreshToken predecessor) =>
        new(SigningKey.Derive(SecretOf(predecessor), "sealed successor"), TagLength);

    private RefreshToken Assemble(Guid sessionId, byte[] secret)
    {
        var bytes = new byte[TokenLength];
        sessionId.TryWriteBytes(bytes, bigEndian: true, out _);
        secret.CopyTo(bytes, IdLength);
        Mac(bytes).CopyTo(bytes.AsSpan(IdLength + SecretLength));
        var text = CanonicalBase64.Encode(bytes);
        return new RefreshToken(sessionId, text, HashOf(text));
    }

    private ReadOnlySpan<byte> Mac(byte[] token) => HMACSHA256.HashData(key, token.AsSpan(0, IdLength + SecretLength)).AsSpan(0, MacLength);
}
