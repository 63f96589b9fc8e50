namespace Messaging.Application.Authentication;

/// <summary>Answers on every request whether its session is in force, mostly from memory.</summary>
public interface ISessionMonitor
{
    /// <summary>Whether a session is that of a user and in force; an answer is at most 2 s old, and never older than <see cref="Ended"/> here.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True while it is.</returns>
    ValueTask<bool> IsActiveAsync(Guid sessionId, Guid userId, CancellationToken cancellationToken);

    /// <summary>Tells that sessions were ended; call it after the commit.</summary>
    /// <param name="sessionIds">The sessions.</param>
    void Ended(params IReadOnlyCollection<Guid> sessionIds);
}
