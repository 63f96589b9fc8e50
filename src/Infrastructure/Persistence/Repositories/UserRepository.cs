using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.Persistence.Configurations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Accounts, as ASP.NET Core Identity stores them.</summary>
internal sealed class UserRepository(WriteSession session, ILookupNormalizer normalizer) : IUserRepository
{
    private static readonly SqlStatement TakeAdministrators = new(
        sql => sql.Take("\"Roles\"", "\"ConcurrencyStamp\"", "\"Id\" = @role"), SqlParameter.Id("role"));

    /// <inheritdoc/>
    public async Task<User?> FindAsync(Guid userId, CancellationToken cancellationToken) =>
        (await session.TakeAccountAsync(userId, cancellationToken))?.User;

    /// <inheritdoc/>
    public async Task<bool> TryAddAsync(User user, string passwordHash, CancellationToken cancellationToken)
    {
        // Of two that find the name free at the same time one collides with the other, and looks again.
        var context = await session.GetContextAsync();
        var normalizedName = UserNameRules.Normalize(user.UserName);
        if (await context.Users.AnyAsync(row => row.NormalizedUserName == normalizedName, cancellationToken))
        {
            return false;
        }

        context.Add(new ApplicationUser
        {
            Id = user.Id,
            UserName = user.UserName,
            NormalizedUserName = normalizedName,
            DisplayName = user.DisplayName,
            Email = user.Email,
            NormalizedEmail = normalizer.NormalizeEmail(user.Email),
            PasswordHash = passwordHash,
            CreatedAt = user.CreatedAt,
            SecurityStamp = NewStamp(user.CreatedAt),
            ConcurrencyStamp = NewStamp(user.CreatedAt),
        });
        context.Add(new UserEventHead { UserId = user.Id, LastSequence = 0 });
        await context.SaveChangesAsync(cancellationToken);
        await AddRolesAsync(context, user, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task UpdateProfileAsync(User user, CancellationToken cancellationToken)
    {
        var normalizedEmail = normalizer.NormalizeEmail(user.Email);
        await (await session.GetContextAsync()).Users
            .Where(row => row.Id == user.Id)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.DisplayName, user.DisplayName)
                    .SetProperty(row => row.Email, user.Email)
                    .SetProperty(row => row.NormalizedEmail, normalizedEmail),
                cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> HasOtherAdministratorAsync(Guid userId, CancellationToken cancellationToken)
    {
        // Two who ask at the same time must not both leave because the other stays.
        await session.LockAsync(TakeAdministrators, RoleConfiguration.AdministratorId);
        var context = await session.GetContextAsync();
        return await context.UserRoles
            .Where(membership => membership.RoleId == RoleConfiguration.AdministratorId && membership.UserId != userId)
            .Join(context.Users, membership => membership.UserId, user => user.Id, (_, user) => user)
            .AnyAsync(user => user.DisabledAt == null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task UpdateStandingAsync(User user, CancellationToken cancellationToken)
    {
        var context = await session.GetContextAsync();
        await context.Users
            .Where(row => row.Id == user.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.DisabledAt, user.DisabledAt), cancellationToken);
        await context.UserRoles.Where(membership => membership.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await AddRolesAsync(context, user, cancellationToken);
    }

    private static async Task AddRolesAsync(MessagingDbContext context, User user, CancellationToken cancellationToken)
    {
        if (user.Roles.Count == 0)
        {
            return;
        }

        var roleIds = await context.Roles.Where(role => user.Roles.Contains(role.Name!)).Select(role => role.Id).ToListAsync(cancellationToken);
        context.AddRange(roleIds.Select(roleId => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roleId }));
        await context.SaveChangesAsync(cancellationToken);
    }

    private static string NewStamp(DateTime now) => UtcTime.NewId(now).ToString("N");
}
