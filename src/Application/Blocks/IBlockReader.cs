using Messaging.Application.Common.Paging;

namespace Messaging.Application.Blocks;

/// <summary>Blocks, for queries.</summary>
public interface IBlockReader
{
    /// <summary>Whom a user has blocked, latest first.</summary>
    /// <param name="blockerId">The user.</param>
    /// <param name="slice">Which part of the list; position: instant and id of the blocked.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<BlockedUser>> ListAsync(Guid blockerId, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many users a user has blocked.</summary>
    /// <param name="blockerId">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(Guid blockerId, CancellationToken cancellationToken);
}

/// <summary>A blocked user.</summary>
/// <param name="Id">Their identifier.</param>
/// <param name="UserName">Their name as registered.</param>
/// <param name="CreatedAt">Since when (UTC).</param>
public sealed record BlockedUser(Guid Id, string UserName, DateTime CreatedAt);
