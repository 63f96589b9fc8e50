using FluentValidation;
using MediatR;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;

namespace Messaging.Application.Administration;

/// <summary>
/// Gives an account these roles and no others. Where that changes something, the account's sessions end, because access tokens
/// carry the roles of their login; its owner signs in again and has the new ones.
/// </summary>
/// <param name="UserName">The account's name in any case.</param>
/// <param name="Roles">The roles; none takes all away.</param>
public sealed record SetRoles(string UserName, IReadOnlyList<string?>? Roles) : IRequest<Result>;

internal sealed class SetRolesValidator : AbstractValidator<SetRoles>
{
    public SetRolesValidator()
    {
        RuleFor(request => request.Roles).NotNull().WithMessage("The roles are missing.");
        RuleFor(request => request.Roles).KnownRoles();
    }
}

internal sealed class SetRolesHandler(AccountKeeper accounts) : IRequestHandler<SetRoles, Result>
{
    public Task<Result> Handle(SetRoles request, CancellationToken cancellationToken)
    {
        var roles = request.Roles!.OfType<string>().ToArray();
        return accounts.ChangeAsync(request.UserName, ActivityType.RolesChanged, (user, act) => user.ChangeRoles(roles, act), cancellationToken);
    }
}
