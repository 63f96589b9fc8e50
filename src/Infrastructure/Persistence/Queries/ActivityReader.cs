using Messaging.Application.Activity;
using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>The activity log, for queries.</summary>
internal sealed class ActivityReader(IDbContextFactory<MessagingDbContext> contexts, IUserDirectory directory) : IActivityReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ActivityResponse>> ListAsync(ActivityFilter filter, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await Ordered(Matching(context, filter), slice).Take(slice.Limit + 1).ToListAsync(cancellationToken);
        var users = entries.SelectMany(entry => new[] { entry.UserId, entry.OtherUserId }).OfType<Guid>().ToHashSet();
        var names = await directory.NamesOfAsync(users, cancellationToken);
        return entries.ConvertAll(entry => new ActivityResponse
        {
            Id = entry.Id,
            Type = entry.Type,
            OccurredAt = entry.OccurredAt,
            UserName = entry.UserId is { } user ? names[user] : null,
            OtherUserName = entry.OtherUserId is { } other ? names[other] : null,
            IpAddress = entry.IpAddress,
        });
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(ActivityFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, filter).LongCountAsync(cancellationToken);
    }

    private static IQueryable<ActivityEntry> Matching(MessagingDbContext context, ActivityFilter filter)
    {
        var entries = context.ActivityEntries.AsNoTracking().Where(entry => entry.UserId == filter.UserId);
        if (filter.Type is { } type)
        {
            entries = entries.Where(entry => entry.Type == type);
        }

        if (filter.Range.From is { } from)
        {
            entries = entries.Where(entry => entry.OccurredAt >= from);
        }

        if (filter.Range.To is { } to)
        {
            entries = entries.Where(entry => entry.OccurredAt <= to);
        }

        return entries;
    }

    private static IQueryable<ActivityEntry> Ordered(IQueryable<ActivityEntry> entries, Slice slice)
    {
        if (slice.Position is { } position)
        {
            var (time, id, _, _) = position;
            entries = slice.Backward
                ? entries.Where(entry => entry.OccurredAt >= time && (entry.OccurredAt > time || entry.Id > id))
                : entries.Where(entry => entry.OccurredAt <= time && (entry.OccurredAt < time || entry.Id < id));
        }

        return slice.Backward
            ? entries.OrderBy(entry => entry.OccurredAt).ThenBy(entry => entry.Id)
            : entries.OrderByDescending(entry => entry.OccurredAt).ThenByDescending(entry => entry.Id);
    }
}
