using System.Security.Cryptography;

namespace Messaging.Domain.Sessions;

/// <summary>
/// One signed-in device. It lives from login to logout, to its end by the user, to fourteen idle days or to its absolute
/// end; its refresh token changes with every use (RFC 9700, section 4.14.2).
/// </summary>
public sealed class Session
{
    /// <summary>For how long a token that has just been replaced is answered with the same successor again.</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(10);

    /// <summary>Most characters that are kept of what a client calls itself.</summary>
    public const int MaxUserAgentLength = 256;

    private Session(Guid id, Guid userId, byte[] refreshTokenHash)
    {
        Id = id;
        UserId = userId;
        RefreshTokenHash = refreshTokenHash;
    }

    /// <summary>Identifier, UUID version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose session it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the refresh token in force.</summary>
    public byte[] RefreshTokenHash { get; private set; }

    /// <summary>SHA-256 of the token before it; null before the first refresh.</summary>
    public byte[]? PreviousTokenHash { get; private set; }

    /// <summary>The token in force, readable only with the one before it in hand; null before the first refresh.</summary>
    public byte[]? SealedSuccessor { get; private set; }

    /// <summary>When the session began (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When its refresh token was last used, or the session began (UTC).</summary>
    public DateTime LastUsedAt { get; private set; }

    /// <summary>When it ends unless it is refreshed before (UTC).</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it ends in any case (UTC).</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>When it was ended (UTC); null while it was not.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>Address from which it was begun, or null where that is not known.</summary>
    public string? IpAddress { get; private set; }

    /// <summary>What the client called itself at login, cut to <see cref="MaxUserAgentLength"/>; null when it said nothing.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>Begins a session.</summary>
    /// <param name="id">Its identifier, which its refresh tokens carry.</param>
    /// <param name="userId">Whose it is.</param>
    /// <param name="refreshTokenHash">SHA-256 of its first refresh token.</param>
    /// <param name="lifetime">How long it lives.</param>
    /// <param name="device">Where it begins.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The session.</returns>
    public static Session Start(
        Guid id, Guid userId, byte[] refreshTokenHash, SessionLifetime lifetime, SessionDevice device, DateTime now) =>
        new(id, userId, refreshTokenHash)
        {
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + (lifetime.Idle < lifetime.Absolute ? lifetime.Idle : lifetime.Absolute),
            EndsAt = now + lifetime.Absolute,
            IpAddress = device.IpAddress,
            UserAgent = Cut(device.UserAgent),
        };

    /// <summary>Whether the session is in force.</summary>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>True while it is neither ended nor expired.</returns>
    public bool IsActive(DateTime now) => RevokedAt is null && now < ExpiresAt && now < EndsAt;

    /// <summary>Ends the session; one that is over stays as it is.</summary>
    /// <param name="now">The present instant (UTC).</param>
    public void Revoke(DateTime now) => RevokedAt ??= now;

    /// <summary>Takes a genuine refresh token of this session and decides what becomes of it.</summary>
    /// <param name="rotation">The presented token and its would-be successor.</param>
    /// <param name="lifetime">How long sessions live.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>What became of it; on <see cref="RotationOutcome.Reused"/> the session has been ended.</returns>
    public RotationOutcome Rotate(RefreshRotation rotation, SessionLifetime lifetime, DateTime now)
    {
        if (!IsActive(now))
        {
            return RotationOutcome.Ended;
        }

        if (CryptographicOperations.FixedTimeEquals(rotation.PresentedHash, RefreshTokenHash))
        {
            PreviousTokenHash = RefreshTokenHash;
            RefreshTokenHash = rotation.SuccessorHash;
            SealedSuccessor = rotation.SealedSuccessor;
            LastUsedAt = now;
            ExpiresAt = now + lifetime.Idle < EndsAt ? now + lifetime.Idle : EndsAt;
            return RotationOutcome.Rotated;
        }

        if (CryptographicOperations.FixedTimeEquals(rotation.PresentedHash, PreviousTokenHash) && now - LastUsedAt <= RepeatWindow)
        {
            return RotationOutcome.Repeated;
        }

        Revoke(now);
        return RotationOutcome.Reused;
    }

    private static string? Cut(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent))
        {
            return null;
        }

        if (userAgent.Length <= MaxUserAgentLength)
        {
            return userAgent;
        }

        // Half of a surrogate pair is no text.
        var splitsPair = char.IsHighSurrogate(userAgent[MaxUserAgentLength - 1]);
        return userAgent[..(splitsPair ? MaxUserAgentLength - 1 : MaxUserAgentLength)];
    }
}
