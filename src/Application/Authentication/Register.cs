using FluentValidation;
using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Authentication;

/// <summary>Makes an account and signs its owner in.</summary>
/// <param name="UserName">Its name; unique without regard to case.</param>
/// <param name="Password">Its password.</param>
/// <param name="Email">E-mail address, or nothing.</param>
public sealed record Register(string? UserName, string? Password, string? Email) : IRequest<Result<AuthenticationResult>>
{
    /// <summary>Names the user alone, so that a password cannot slip into a log.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => $"Register {UserName}";
}

internal sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator(PasswordSettings passwords)
    {
        RuleFor(request => request.UserName).NewUserName();
        RuleFor(request => request.Password).NewPassword(passwords, request => request.UserName);
        RuleFor(request => request.Email).EmailOrEmpty();
    }
}

internal sealed class RegisterHandler(
    IUserRepository users,
    IUserDirectory directory,
    IPasswordHasher passwords,
    IActivityLog activity,
    SessionStarter starter,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<Register, Result<AuthenticationResult>>
{
    public async Task<Result<AuthenticationResult>> Handle(Register request, CancellationToken cancellationToken)
    {
        // Saves the cost of a hash; the unique index decides.
        if (await directory.FindAsync(request.UserName!, cancellationToken) is not null)
        {
            return UserErrors.NameTaken;
        }

        var hash = await passwords.HashAsync(request.Password!, caller.Device.IpAddress, cancellationToken);
        if (hash.Error is { } busy)
        {
            return busy;
        }

        return await unitOfWork.ExecuteAsync<Result<AuthenticationResult>>(
            async token =>
            {
                var now = time.UtcNow();
                var user = User.Register(UtcTime.NewId(now), request.UserName!, request.Email, roles: [], now);
                if (!await users.TryAddAsync(user, hash.Value, token))
                {
                    return UserErrors.NameTaken;
                }

                await activity.AppendAsync(ActivityEntry.Of(ActivityType.SignUp, user.Id, now, caller.Device.IpAddress), token);
                return await starter.StartAsync(user, now, token);
            },
            cancellationToken);
    }
}
