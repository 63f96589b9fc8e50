using System.Linq.Expressions;
using Messaging.Application.Authentication;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence;

/// <summary>Accounts between their rows and the domain.</summary>
internal static class AccountMapping
{
    private static readonly SqlStatement TakeUser = new(
        sql => sql.Take("\"Users\"", "\"DisabledAt\"", "\"Id\" = @user"), SqlParameter.Id("user"));

    /// <summary>Loads an account inside a unit of work and keeps others from changing it.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="userId">The account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account with its password hash, or null.</returns>
    public static async Task<Credentials?> TakeAccountAsync(this WriteSession session, Guid userId, CancellationToken cancellationToken)
    {
        await session.LockAsync(TakeUser, userId);
        return await (await session.GetContextAsync()).FindAccountAsync(user => user.Id == userId, cancellationToken);
    }

    /// <summary>Loads an account with its roles.</summary>
    /// <param name="context">The database.</param>
    /// <param name="which">The account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account with its password hash, or null.</returns>
    public static async Task<Credentials?> FindAccountAsync(
        this MessagingDbContext context, Expression<Func<ApplicationUser, bool>> which, CancellationToken cancellationToken)
    {
        var row = await context.Users
            .AsNoTracking()
            .Where(which)
            .Select(user => new
            {
                User = user,
                Roles = context.UserRoles
                    .Where(membership => membership.UserId == user.Id)
                    .Join(context.Roles, membership => membership.RoleId, role => role.Id, (_, role) => role.Name!)
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : new Credentials(ToDomain(row.User, row.Roles), row.User.PasswordHash ?? string.Empty);
    }

    private static User ToDomain(ApplicationUser user, IReadOnlyList<string> roles) =>
        User.Restore(user.Id, user.UserName!, user.DisplayName, user.Email, user.CreatedAt, user.DisabledAt, roles);
}
