namespace Messaging.Application.Authentication;

/// <summary>Makes and reads refresh tokens. A token names its session, holds 256 random bits, and shows that it came from here.</summary>
public interface IRefreshTokenService
{
    /// <summary>Makes a token.</summary>
    /// <param name="sessionId">The session that it refreshes.</param>
    /// <returns>The token.</returns>
    RefreshToken Create(Guid sessionId);

    /// <summary>Reads what a client presents.</summary>
    /// <param name="text">What the client presents.</param>
    /// <returns>The token, or null when it was not made here.</returns>
    RefreshToken? Read(string text);

    /// <summary>Wraps a successor so that only the holder of its predecessor can read it.</summary>
    /// <param name="predecessor">The token being replaced.</param>
    /// <param name="successor">The token that takes its place.</param>
    /// <returns>Bytes that may be stored.</returns>
    byte[] Seal(RefreshToken predecessor, RefreshToken successor);

    /// <summary>Reads a wrapped successor.</summary>
    /// <param name="predecessor">The token that it replaced.</param>
    /// <param name="sealedSuccessor">What <see cref="Seal"/> made.</param>
    /// <returns>The successor.</returns>
    RefreshToken Unseal(RefreshToken predecessor, byte[] sealedSuccessor);
}

/// <summary>A refresh token.</summary>
/// <param name="SessionId">The session that it refreshes.</param>
/// <param name="Text">What the client keeps. Never stored, never logged.</param>
/// <param name="Hash">SHA-256 of the text, which is what is stored.</param>
public sealed record RefreshToken(Guid SessionId, string Text, byte[] Hash)
{
    /// <summary>Names the session alone, so that a token cannot slip into a log.</summary>
    /// <returns>The session's identifier.</returns>
    public override string ToString() => $"RefreshToken of session {SessionId}";
}
