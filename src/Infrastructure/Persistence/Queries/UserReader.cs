using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Accounts, for queries.</summary>
internal sealed class UserReader(IDbContextFactory<MessagingDbContext> contexts) : IUserReader
{
    /// <inheritdoc/>
    public async Task<User?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.FindAccountAsync(user => user.Id == userId, cancellationToken))?.User;
    }

    /// <inheritdoc/>
    public async Task<User?> FindByNameAsync(string userName, CancellationToken cancellationToken)
    {
        if (!UserNameRules.IsValid(userName))
        {
            return null;
        }

        var normalized = UserNameRules.Normalize(userName);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.FindAccountAsync(user => user.NormalizedUserName == normalized, cancellationToken))?.User;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UserResponse>> SearchAsync(string prefix, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, prefix)
            .InOrderOfName(slice)
            .Select(user => new UserResponse { UserName = user.UserName!, DisplayName = user.DisplayName, CreatedAt = user.CreatedAt })
            .ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(string prefix, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, prefix).LongCountAsync(cancellationToken);
    }

    private static IQueryable<ApplicationUser> Matching(MessagingDbContext context, string prefix) =>
        context.Users.AsNoTracking().Where(user => user.DisabledAt == null).WithNamePrefix(prefix);
}
