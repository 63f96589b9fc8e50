using Messaging.Application.Administration;
using Messaging.Application.Common.Paging;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Accounts as administrators see them.</summary>
internal sealed class AccountReader(IDbContextFactory<MessagingDbContext> contexts) : IAccountReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ManagedAccountResponse>> SearchAsync(string prefix, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users
            .AsNoTracking()
            .WithNamePrefix(prefix)
            .InOrderOfName(slice)
            .Select(user => new ManagedAccountResponse
            {
                UserName = user.UserName!,
                DisplayName = user.DisplayName,
                CreatedAt = user.CreatedAt,
                Email = user.Email,
                Roles = context.UserRoles
                    .Where(membership => membership.UserId == user.Id)
                    .Join(context.Roles, membership => membership.RoleId, role => role.Id, (_, role) => role.Name!)
                    .ToList(),
                DisabledAt = user.DisabledAt,
            })
            .AsSingleQuery()
            .ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(string prefix, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.WithNamePrefix(prefix).LongCountAsync(cancellationToken);
    }
}
