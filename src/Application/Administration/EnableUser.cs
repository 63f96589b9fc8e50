using MediatR;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;

namespace Messaging.Application.Administration;

/// <summary>Enables an account again; its owner has to sign in anew. Enabling an enabled one changes nothing.</summary>
/// <param name="UserName">The account's name in any case.</param>
public sealed record EnableUser(string UserName) : IRequest<Result>;

internal sealed class EnableUserHandler(AccountKeeper accounts) : IRequestHandler<EnableUser, Result>
{
    public Task<Result> Handle(EnableUser request, CancellationToken cancellationToken) =>
        accounts.ChangeAsync(request.UserName, ActivityType.AccountEnabled, (user, _) => user.Enable(), cancellationToken);
}
