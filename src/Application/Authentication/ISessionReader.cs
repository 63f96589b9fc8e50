using Messaging.Application.Common.Paging;
using Messaging.Domain.Sessions;

namespace Messaging.Application.Authentication;

/// <summary>Sessions, for queries.</summary>
public interface ISessionReader
{
    /// <summary>Sessions of a user that are in force, newest first.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="slice">Which part of the list; position: time of creation and id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<Session>> ListAsync(Guid userId, DateTime now, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many sessions of a user are in force.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(Guid userId, DateTime now, CancellationToken cancellationToken);

    /// <summary>Which of some sessions were ended, by whomever and on whichever instance.</summary>
    /// <param name="sessionIds">The sessions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Those that are over; one that ran out without being ended is not among them.</returns>
    Task<IReadOnlyCollection<Guid>> FindEndedAsync(IReadOnlyCollection<Guid> sessionIds, CancellationToken cancellationToken);
}
