using Messaging.Domain.Sessions;

namespace Messaging.Application.Authentication;

/// <summary>Sessions, for use inside a unit of work.</summary>
public interface ISessionRepository
{
    /// <summary>Stores a new session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    /// <summary>Loads a session.</summary>
    /// <param name="sessionId">Its identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The session, or null.</returns>
    Task<Session?> FindAsync(Guid sessionId, CancellationToken cancellationToken);

    /// <summary>Stores a rotation by one conditional update.</summary>
    /// <param name="session">The session after <see cref="Session.Rotate"/>.</param>
    /// <param name="presentedHash">The hash that must still be in force.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when another request has replaced the token meanwhile; nothing is stored then.</returns>
    Task<bool> TrySaveRotationAsync(Session session, byte[] presentedHash, CancellationToken cancellationToken);

    /// <summary>Stores that a session was ended.</summary>
    /// <param name="session">The session after <see cref="Session.Revoke"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task SaveRevocationAsync(Session session, CancellationToken cancellationToken);

    /// <summary>Ends the sessions of a user that are in force.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="exceptSessionId">A session to spare, or null.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Identifiers of the sessions that were ended.</returns>
    Task<IReadOnlyList<Guid>> RevokeAllAsync(Guid userId, Guid? exceptSessionId, DateTime now, CancellationToken cancellationToken);
}
