using FluentValidation;
using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Administration;

/// <summary>Makes the administrator that the settings name. An account that has the name already stays as it is.</summary>
/// <param name="UserName">Its name.</param>
/// <param name="Password">Its first password. Never logged.</param>
/// <remarks>The result tells whether the account was made.</remarks>
public sealed record EnsureAdministrator(string UserName, string Password) : IRequest<Result<bool>>
{
    /// <summary>Names the user alone, so that a password cannot slip into a log.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => $"EnsureAdministrator {UserName}";
}

internal sealed class EnsureAdministratorValidator : AbstractValidator<EnsureAdministrator>
{
    public EnsureAdministratorValidator() => RuleFor(request => request.UserName).NewUserName();
}

internal sealed class EnsureAdministratorHandler(
    IUserRepository users,
    IUserDirectory directory,
    IPasswordHasher passwords,
    IActivityLog activity,
    IUnitOfWork unitOfWork,
    PasswordSettings settings,
    TimeProvider time) : IRequestHandler<EnsureAdministrator, Result<bool>>
{
    public async Task<Result<bool>> Handle(EnsureAdministrator request, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(request.UserName, cancellationToken) is not null)
        {
            return false;
        }

        // Asked only now: what the rules say today of a password that was set long ago must not stop a start.
        if (PasswordRules.Faults(request.Password, request.UserName, settings).FirstOrDefault() is { } fault)
        {
            return RequestErrors.Invalid("password", fault);
        }

        var hash = await passwords.HashAsync(request.Password, address: null, cancellationToken);
        if (hash.Error is { } busy)
        {
            return busy;
        }

        return await unitOfWork.ExecuteAsync<Result<bool>>(
            async token =>
            {
                var now = time.UtcNow();
                var user = User.Register(UtcTime.NewId(now), request.UserName, email: null, roles: [Roles.Administrator], now);
                if (!await users.TryAddAsync(user, hash.Value, token))
                {
                    // Another instance that starts at the same time was faster.
                    return false;
                }

                await activity.AppendAsync(
                    ActivityEntry.OfAdministration(ActivityType.AccountCreated, user.Id, actorId: null, now, ipAddress: null, user.Roles), token);
                return true;
            },
            cancellationToken);
    }
}
