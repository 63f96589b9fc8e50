using Messaging.Application.Activity;
using Messaging.Application.Administration;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>The activity log, for queries of its owners and of administrators.</summary>
internal sealed class ActivityReader(IDbContextFactory<MessagingDbContext> contexts, IUserDirectory directory) : IActivityReader, IAuditReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ActivityResponse>> ListAsync(ActivityFilter filter, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await ReadAsync(Matching(context, filter), slice, cancellationToken);
        var names = await NamesInAsync(entries, cancellationToken);
        return entries.ConvertAll(entry => new ActivityResponse
        {
            Id = entry.Id,
            Type = entry.Type,
            OccurredAt = entry.OccurredAt,
            UserName = names.Of(entry.UserId),
            OtherUserName = names.Of(entry.OtherUserId),
            IpAddress = entry.ActorId is null ? entry.IpAddress : null,
            Actor = names.Of(entry.ActorId),
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditEntryResponse>> ListAsync(AuditFilter filter, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await ReadAsync(Matching(context, filter), slice, cancellationToken);
        var names = await NamesInAsync(entries, cancellationToken);
        return entries.ConvertAll(entry => new AuditEntryResponse
        {
            Id = entry.Id,
            Type = entry.Type,
            OccurredAt = entry.OccurredAt,
            UserName = names.Of(entry.UserId),
            OtherUserName = names.Of(entry.OtherUserId),
            IpAddress = entry.IpAddress,
            Actor = names.Of(entry.ActorId),
            AttemptedName = entry.AttemptedName,
            Roles = entry.Roles?.Split(',', StringSplitOptions.RemoveEmptyEntries),
        });
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(ActivityFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, filter).LongCountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, filter).LongCountAsync(cancellationToken);
    }

    private static IQueryable<ActivityEntry> Matching(MessagingDbContext context, ActivityFilter filter) =>
        Matching(context.ActivityEntries.AsNoTracking().Where(entry => entry.UserId == filter.UserId), filter.Type, filter.Range);

    private static IQueryable<ActivityEntry> Matching(MessagingDbContext context, AuditFilter filter)
    {
        var entries = context.ActivityEntries.AsNoTracking();
        if (filter.UserId is { } user)
        {
            entries = entries.Where(entry => entry.UserId == user);
        }

        return Matching(entries, filter.Type, filter.Range);
    }

    private static IQueryable<ActivityEntry> Matching(IQueryable<ActivityEntry> entries, ActivityType? type, TimeRange range)
    {
        if (type is { } wanted)
        {
            entries = entries.Where(entry => entry.Type == wanted);
            if (wanted != ActivityType.MessageSent)
            {
                // What goes without saying opens the indexes of all that is no message.
                entries = entries.Where(entry => entry.Type != ActivityType.MessageSent);
            }
        }

        if (range.From is { } from)
        {
            entries = entries.Where(entry => entry.OccurredAt >= from);
        }

        if (range.To is { } to)
        {
            entries = entries.Where(entry => entry.OccurredAt <= to);
        }

        return entries;
    }

    private static Task<List<ActivityEntry>> ReadAsync(IQueryable<ActivityEntry> entries, Slice slice, CancellationToken cancellationToken)
    {
        if (slice.Position is { } position)
        {
            var (time, id, _, _) = position;
            entries = slice.Backward
                ? entries.Where(entry => entry.OccurredAt >= time && (entry.OccurredAt > time || entry.Id > id))
                : entries.Where(entry => entry.OccurredAt <= time && (entry.OccurredAt < time || entry.Id < id));
        }

        entries = slice.Backward
            ? entries.OrderBy(entry => entry.OccurredAt).ThenBy(entry => entry.Id)
            : entries.OrderByDescending(entry => entry.OccurredAt).ThenByDescending(entry => entry.Id);
        return entries.Take(slice.Limit + 1).ToListAsync(cancellationToken);
    }

    private async Task<Names> NamesInAsync(List<ActivityEntry> entries, CancellationToken cancellationToken)
    {
        var users = entries.SelectMany(entry => new[] { entry.UserId, entry.OtherUserId, entry.ActorId }).OfType<Guid>().ToHashSet();
        return new Names(await directory.NamesOfAsync(users, cancellationToken));
    }

    private readonly struct Names(IReadOnlyDictionary<Guid, string> byId)
    {
        public string? Of(Guid? userId) => userId is { } id ? byId[id] : null;
    }
}
