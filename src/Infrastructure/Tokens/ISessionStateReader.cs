namespace Messaging.Infrastructure.Tokens;

/// <summary>Whose session it is, and until when it is in force unless it is ended before.</summary>
/// <param name="UserId">The user.</param>
/// <param name="EndsAt">The instant (UTC).</param>
internal sealed record SessionState(Guid UserId, DateTime EndsAt);

/// <summary>Reads from the database whether a session is in force.</summary>
internal interface ISessionStateReader
{
    /// <summary>How a session stands.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Its state, or null where there is no such session or it was ended.</returns>
    Task<SessionState?> FindAsync(Guid sessionId, CancellationToken cancellationToken);
}
