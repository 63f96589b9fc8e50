using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Accounts, for queries.</summary>
internal sealed class UserReader(IDbContextFactory<MessagingDbContext> contexts) : IUserReader
{
    // Greater than every character that a normalised name may hold.
    private const string AfterEveryName = "~";

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
        var users = Matching(context, prefix);
        if (slice.Position?.Text is { } position)
        {
            users = slice.Backward
                ? users.Where(user => string.Compare(user.NormalizedUserName, position) < 0)
                : users.Where(user => string.Compare(user.NormalizedUserName, position) > 0);
        }

        users = slice.Backward
            ? users.OrderByDescending(user => user.NormalizedUserName)
            : users.OrderBy(user => user.NormalizedUserName);
        return await users
            .Take(slice.Limit + 1)
            .Select(user => new UserResponse { UserName = user.UserName!, DisplayName = user.DisplayName, CreatedAt = user.CreatedAt })
            .ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(string prefix, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, prefix).LongCountAsync(cancellationToken);
    }

    // A range instead of LIKE: the underscore is a letter of names, and the index serves a range.
    private static IQueryable<ApplicationUser> Matching(MessagingDbContext context, string prefix)
    {
        var end = prefix + AfterEveryName;
        return context.Users
            .AsNoTracking()
            .Where(user => user.DisabledAt == null
                && string.Compare(user.NormalizedUserName, prefix) >= 0
                && string.Compare(user.NormalizedUserName, end) < 0);
    }
}
