using Messaging.Application.Blocks;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Blocks;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Blocks, for queries.</summary>
internal sealed class BlockReader(IDbContextFactory<MessagingDbContext> contexts) : IBlockReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<BlockedUser>> ListAsync(Guid blockerId, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var page = Ordered(context.Blocks.AsNoTracking().Where(block => block.BlockerId == blockerId), slice).Take(slice.Limit + 1);
        var named = page.Join(
            context.Users,
            block => block.BlockedId,
            user => user.Id,
            (block, user) => new BlockedUser(block.BlockedId, user.UserName!, block.CreatedAt));

        // The join may lose the page's order in SQL's eyes; a page is small, and sorting it again is certain.
        var rows = await named.ToListAsync(cancellationToken);
        rows.Sort((one, other) => slice.Backward ? Compare(one, other) : Compare(other, one));
        return rows;
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(Guid blockerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Blocks.LongCountAsync(block => block.BlockerId == blockerId, cancellationToken);
    }

    private static IQueryable<Block> Ordered(IQueryable<Block> blocks, Slice slice)
    {
        if (slice.Position is { } position)
        {
            var (time, id, _, _) = position;
            blocks = slice.Backward
                ? blocks.Where(block => block.CreatedAt >= time && (block.CreatedAt > time || block.BlockedId > id))
                : blocks.Where(block => block.CreatedAt <= time && (block.CreatedAt < time || block.BlockedId < id));
        }

        return slice.Backward
            ? blocks.OrderBy(block => block.CreatedAt).ThenBy(block => block.BlockedId)
            : blocks.OrderByDescending(block => block.CreatedAt).ThenByDescending(block => block.BlockedId);
    }

    private static int Compare(BlockedUser one, BlockedUser other)
    {
        var byTime = one.CreatedAt.CompareTo(other.CreatedAt);
        return byTime != 0 ? byTime : one.Id.CompareTo(other.Id);
    }
}
