using MediatR;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;

namespace Messaging.Application.Administration;

/// <summary>
/// Disables an account: once answered, its sessions are over and nothing more is stored for it. What it wrote and received stays.
/// Disabling again changes nothing.
/// </summary>
/// <param name="UserName">The account's name in any case.</param>
public sealed record DisableUser(string UserName) : IRequest<Result>;

internal sealed class DisableUserHandler(AccountKeeper accounts) : IRequestHandler<DisableUser, Result>
{
    public Task<Result> Handle(DisableUser request, CancellationToken cancellationToken) =>
        accounts.ChangeAsync(request.UserName, ActivityType.AccountDisabled, (user, act) => user.Disable(act), cancellationToken);
}
