using Messaging.Application.Authentication;
using Messaging.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Accounts with their password hashes.</summary>
internal sealed class CredentialRepository(WriteSession session, IDbContextFactory<MessagingDbContext> contexts) : ICredentialRepository
{
    /// <inheritdoc/>
    public async Task<Credentials?> FindByNameAsync(string userName, CancellationToken cancellationToken)
    {
        // Whatever else was typed into the field is nobody's name, and not every database takes it as a text.
        if (!UserNameRules.IsValid(userName))
        {
            return null;
        }

        var normalized = UserNameRules.Normalize(userName);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FindAccountAsync(user => user.NormalizedUserName == normalized, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Credentials?> FindAsync(Guid userId, CancellationToken cancellationToken) => session.TakeAccountAsync(userId, cancellationToken);

    /// <inheritdoc/>
    public async Task SetPasswordHashAsync(Guid userId, string passwordHash, CancellationToken cancellationToken) =>
        await (await session.GetContextAsync()).Users
            .Where(row => row.Id == userId)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.PasswordHash, passwordHash), cancellationToken);
}
