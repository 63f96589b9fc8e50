using Messaging.Application.Authentication;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Sessions;
using Messaging.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Sessions, for queries.</summary>
internal sealed class SessionReader(IDbContextFactory<MessagingDbContext> contexts) : ISessionReader, ISessionStateReader
{
    private const int MostIdsAtOnce = 500;

    private static readonly Func<MessagingDbContext, Guid, CancellationToken, Task<DateTime?>> End =
        EF.CompileAsyncQuery((MessagingDbContext context, Guid sessionId, CancellationToken _) => context.Sessions
            .AsNoTracking()
            .Where(session => session.Id == sessionId && session.RevokedAt == null)
            .Select(session => (DateTime?)(session.ExpiresAt < session.EndsAt ? session.ExpiresAt : session.EndsAt))
            .FirstOrDefault());

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Session>> ListAsync(Guid userId, DateTime now, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Ordered(Active(context, userId, now), slice).Take(slice.Limit + 1).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(Guid userId, DateTime now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Active(context, userId, now).LongCountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<Guid>> FindEndedAsync(IReadOnlyCollection<Guid> sessionIds, CancellationToken cancellationToken)
    {
        var ended = sessionIds.ToHashSet();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var some in sessionIds.Chunk(MostIdsAtOnce))
        {
            ended.ExceptWith(await context.Sessions
                .AsNoTracking()
                .Where(session => some.Contains(session.Id) && session.RevokedAt == null)
                .Select(session => session.Id)
                .ToListAsync(cancellationToken));
        }

        return ended;
    }

    /// <inheritdoc/>
    public async Task<DateTime?> FindEndAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await End(context, sessionId, cancellationToken);
    }

    private static IQueryable<Session> Active(MessagingDbContext context, Guid userId, DateTime now) =>
        context.Sessions
            .AsNoTracking()
            .Where(session => session.UserId == userId && session.RevokedAt == null && session.ExpiresAt > now && session.EndsAt > now);

    private static IQueryable<Session> Ordered(IQueryable<Session> sessions, Slice slice)
    {
        if (slice.Position is { } position)
        {
            var (time, id, _, _) = position;
            sessions = slice.Backward
                ? sessions.Where(session => session.CreatedAt >= time && (session.CreatedAt > time || session.Id > id))
                : sessions.Where(session => session.CreatedAt <= time && (session.CreatedAt < time || session.Id < id));
        }

        return slice.Backward
            ? sessions.OrderBy(session => session.CreatedAt).ThenBy(session => session.Id)
            : sessions.OrderByDescending(session => session.CreatedAt).ThenByDescending(session => session.Id);
    }
}
