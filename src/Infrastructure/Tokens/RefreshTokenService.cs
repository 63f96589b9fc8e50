using System.Security.Cryptography;
using System.Text;
using Messaging.Application.Authentication;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// A refresh token is the base64url of session id (16 bytes), secret (32 random bytes) and half an HMAC-SHA256 of both, so
/// that what was not made here costs no look-up.
/// </summary>
internal sealed class RefreshTokenService(SigningKeys signingKeys) : IRefreshTokenService
{
    private const int IdLength = 16;
    private const int SecretLength = 32;
    private const int MacLength = 16;
    private const int MacStart = IdLength + SecretLength;
    private const int TokenLength = MacStart + MacLength;
    private const int TextLength = 86;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int TextStart = NonceLength + TagLength;
    private const int SealedLength = SecretLength + MacLength;

    private readonly MacKeys keys = signingKeys.Derive("refresh tokens");

    public RefreshToken Create(Guid sessionId)
    {
        var token = new byte[TokenLength];
        sessionId.TryWriteBytes(token, bigEndian: true, out _);
        RandomNumberGenerator.Fill(token.AsSpan(IdLength, SecretLength));
        keys.Write(token.AsSpan(0, MacStart), token.AsSpan(MacStart));
        return Finish(sessionId, token);
    }

    public RefreshToken? Read(string text)
    {
        if (text.Length != TextLength || CanonicalBase64.Decode(text) is not { Length: TokenLength } bytes)
        {
            return null;
        }

        return keys.Fits(bytes.AsSpan(0, MacStart), bytes.AsSpan(MacStart))
            ? new RefreshToken(new Guid(bytes.AsSpan(0, IdLength), bigEndian: true), text, HashOf(text))
            : null;
    }

    // A sealed successor is nonce, tag, and encrypted secret and MAC. The MAC is kept because it may come from a key that another
    // has followed by now; made anew, it would make another token.
    public byte[] Seal(RefreshToken predecessor, RefreshToken successor)
    {
        var bytes = new byte[TextStart + SealedLength];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceLength));
        using var cipher = CipherOf(predecessor);
        cipher.Encrypt(
            nonce: bytes.AsSpan(0, NonceLength),
            plaintext: SealedPartOf(successor),
            ciphertext: bytes.AsSpan(TextStart),
            tag: bytes.AsSpan(NonceLength, TagLength),
            associatedData: predecessor.SessionId.ToByteArray(bigEndian: true));
        return bytes;
    }

    public RefreshToken Unseal(RefreshToken predecessor, byte[] sealedSuccessor)
    {
        var token = new byte[TokenLength];
        predecessor.SessionId.TryWriteBytes(token, bigEndian: true, out _);
        using var cipher = CipherOf(predecessor);
        cipher.Decrypt(
            nonce: sealedSuccessor.AsSpan(0, NonceLength),
            ciphertext: sealedSuccessor.AsSpan(TextStart),
            tag: sealedSuccessor.AsSpan(NonceLength, TagLength),
            plaintext: token.AsSpan(IdLength),
            associatedData: predecessor.SessionId.ToByteArray(bigEndian: true));
        return Finish(predecessor.SessionId, token);
    }

    private static byte[] SecretOf(RefreshToken token) => CanonicalBase64.Decode(token.Text)![IdLength..MacStart];

    private static byte[] SealedPartOf(RefreshToken token) => CanonicalBase64.Decode(token.Text)![IdLength..];

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    private static AesGcm CipherOf(RefreshToken predecessor) =>
        new(SigningKey.Derive(SecretOf(predecessor), "sealed successor"), TagLength);

    private static RefreshToken Finish(Guid sessionId, byte[] token)
    {
        var text = CanonicalBase64.Encode(token);
        return new RefreshToken(sessionId, text, HashOf(text));
    }
}
