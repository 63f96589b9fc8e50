using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Activity;

namespace Messaging.Application.Activity;

/// <summary>The activity log, for queries.</summary>
public interface IActivityReader
{
    /// <summary>Entries that fit a filter, newest first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="slice">Which part of the list; position: instant and id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<ActivityResponse>> ListAsync(ActivityFilter filter, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many entries fit a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(ActivityFilter filter, CancellationToken cancellationToken);
}

/// <summary>Which entries of the activity log.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Type">Of which type; null: of any.</param>
/// <param name="Range">From when.</param>
public sealed record ActivityFilter(Guid UserId, ActivityType? Type, TimeRange Range);
