using Messaging.Application.Authentication;
using Messaging.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Sessions.</summary>
internal sealed class SessionRepository(WriteSession session) : ISessionRepository
{
    /// <inheritdoc/>
    public async Task AddAsync(Session started, CancellationToken cancellationToken)
    {
        session.Context.Add(started);
        await session.Context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Session?> FindAsync(Guid sessionId, CancellationToken cancellationToken) =>
        session.Context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == sessionId, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> TrySaveRotationAsync(Session rotated, byte[] presentedHash, CancellationToken cancellationToken) =>
        await session.Context.Sessions
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
    public Task SaveRevocationAsync(Session revoked, CancellationToken cancellationToken) =>
        session.Context.Sessions
            .Where(row => row.Id == revoked.Id && row.RevokedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.RevokedAt, revoked.RevokedAt), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> RevokeAllAsync(
        Guid userId, Guid? exceptSessionId, DateTime now, CancellationToken cancellationToken)
    {
        var active = session.Context.Sessions
            .Where(row => row.UserId == userId && row.Id != exceptSessionId && row.RevokedAt == null && row.ExpiresAt > now && row.EndsAt > now);
        var ids = await active.Select(row => row.Id).ToListAsync(cancellationToken);
        await active.ExecuteUpdateAsync(update => update.SetProperty(row => row.RevokedAt, now), cancellationToken);
        return ids;
    }
}
