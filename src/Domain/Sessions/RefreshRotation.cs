namespace Messaging.Domain.Sessions;

/// <summary>The change of a refresh token: what was presented and what takes its place.</summary>
/// <param name="PresentedHash">SHA-256 of the presented token.</param>
/// <param name="SuccessorHash">SHA-256 of the new token.</param>
/// <param name="SealedSuccessor">The new token, readable only with the presented one in hand.</param>
public sealed record RefreshRotation(byte[] PresentedHash, byte[] SuccessorHash, byte[] SealedSuccessor);
