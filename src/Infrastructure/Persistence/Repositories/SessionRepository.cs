using Messaging.Application.Authentication;
using Messaging.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Sessions.</summary>
internal sealed class SessionRepository(WriteSession session) : ISessionRepository
{
    // Whatever ends sessions of a user takes the user first, too.
    private static readonly SqlStatement TakeOwner = new(
        sql => sql.Take("\"Users\"", "\"DisabledAt\"", """ "Id" = (SELECT "UserId" FROM "Sessions" WHERE "Id" = @session) """), SqlParameter.Id("session"));

    /// <inheritdoc/>
    public async Task AddAsync(Session started, CancellationToken cancellationToken)
    {
        var context = await session.GetContextAsync();
        context.Add(started);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Session?> FindAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await session.LockAsync(TakeOwner, sessionId);
        return await (await session.GetContextAsync()).Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == sessionId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> TrySaveRotationAsync(Session rotated, byte[] presentedHash, CancellationToken cancellationToken) =>
        await (await session.GetContextAsync()).Sessions
            .Where(row => row.Id == rotated.Id && row.RefreshTokenHash == presentedHash && row.RevokedAt == null)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.RefreshTokenHash, rotated.RefreshTokenHash)
                    .SetProperty(row => row.PreviousTokenHash, rotated.PreviousTokenHash)
                    .SetProperty(row => row.SealedSuccessor, rotated.SealedSuccessor)
                    .SetProperty(row => row.LastUsedAt, rotated.LastUsedAt)
                    .SetProperty(row => row.ExpiresAt, rotated.ExpiresAt),
                cancellationToken) == 1;

    /// <inheritdoc/>
    public async Task SaveRevocationAsync(Session revoked, CancellationToken cancellationToken) =>
        await (await session.GetContextAsync()).Sessions
            .Where(row => row.Id == revoked.Id && row.RevokedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.RevokedAt, revoked.RevokedAt), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> RevokeAllAsync(
        Guid userId, Guid? exceptSessionId, DateTime now, CancellationToken cancellationToken)
    {
        var active = (await session.GetContextAsync()).Sessions
            .Where(row => row.UserId == userId && row.Id != exceptSessionId && row.RevokedAt == null && row.ExpiresAt > now && row.EndsAt > now);
        var ids = await active.Select(row => row.Id).ToListAsync(cancellationToken);
        await active.ExecuteUpdateAsync(update => update.SetProperty(row => row.RevokedAt, now), cancellationToken);
        return ids;
    }
}
