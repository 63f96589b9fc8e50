using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Activity;

namespace Messaging.Application.Administration;

/// <summary>Everybody's activity, for queries of administrators.</summary>
public interface IAuditReader
{
    /// <summary>Entries that fit a filter, newest first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="slice">Which part of the list; position: instant and id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<AuditEntryResponse>> ListAsync(AuditFilter filter, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many entries fit a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(AuditFilter filter, CancellationToken cancellationToken);
}

/// <summary>Which entries of everybody's activity.</summary>
/// <param name="UserId">Whose; null: everybody's, and those of logins with names that nobody has.</param>
/// <param name="Type">Of which type; null: of any.</param>
/// <param name="Range">From when.</param>
public sealed record AuditFilter(Guid? UserId, ActivityType? Type, TimeRange Range);
