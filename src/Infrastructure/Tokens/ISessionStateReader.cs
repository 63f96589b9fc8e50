namespace Messaging.Infrastructure.Tokens;

/// <summary>Reads from the database whether a session is in force.</summary>
internal interface ISessionStateReader
{
    /// <summary>Until when a session is in force unless it is ended before.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The instant (UTC), or null where there is no such session or it was ended.</returns>
    Task<DateTime?> FindEndAsync(Guid sessionId, CancellationToken cancellationToken);
}
