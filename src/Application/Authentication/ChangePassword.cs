using FluentValidation;
using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;

namespace Messaging.Application.Authentication;

/// <summary>Changes the caller's password and ends all their other sessions.</summary>
/// <param name="CurrentPassword">The password in force.</param>
/// <param name="NewPassword">The password to come.</param>
public sealed record ChangePassword(string? CurrentPassword, string? NewPassword) : IRequest<Result>
{
    /// <summary>Names nothing, so that a password cannot slip into a log.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => nameof(ChangePassword);
}

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator(PasswordSettings passwords)
    {
        RuleFor(request => request.CurrentPassword)
            .Must(password => !string.IsNullOrEmpty(password))
            .WithMessage("The current password is missing.")
            .Must(password => string.IsNullOrEmpty(password) || PasswordRules.CanBeHashed(password))
            .WithMessage($"No password has more than {PasswordSettings.MaximumLength} characters or the character NUL.");
        RuleFor(request => request.NewPassword).NewPassword(passwords, _ => null);
    }
}

internal sealed class ChangePasswordHandler(
    ICredentialRepository credentials,
    ILoginThrottle throttle,
    ISessionRepository sessions,
    IPasswordHasher passwords,
    IActivityLog activity,
    ISessionMonitor monitor,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<ChangePassword, Result>
{
    public async Task<Result> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        if (PasswordRules.ContainsName(request.NewPassword!, caller.UserName))
        {
            return RequestErrors.Invalid("newPassword", PasswordRules.AsSentence(PasswordRules.FaultOfName));
        }

        var known = await credentials.FindByNameAsync(caller.UserName, cancellationToken);
        var attempt = await throttle.BeginAsync(caller.UserName, caller.UserId, caller.Device.IpAddress, cancellationToken);
        if (attempt.Wait is not null)
        {
            return SessionErrors.Throttled with { RetryAfter = attempt.Wait };
        }

        var check = await passwords.VerifyAsync(known?.PasswordHash, request.CurrentPassword!, caller.Device.IpAddress, cancellationToken);
        if (check.Error is { } busy)
        {
            return busy;
        }

        var isRight = check.Value != PasswordCheck.Wrong && known is not null;
        throttle.End(attempt, succeeded: isRight);
        return isRight ? await ChangeAsync(known!, request.NewPassword!, cancellationToken) : SessionErrors.WrongPassword;
    }

    private async Task<Result> ChangeAsync(Credentials known, string newPassword, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(newPassword, caller.Device.IpAddress, cancellationToken);
        if (hash.Error is { } busy)
        {
            return busy;
        }

        IReadOnlyList<Guid> ended = [];
        var result = await unitOfWork.ExecuteAsync<Result>(
            async token =>
            {
                ended = [];

                // What was verified before the unit of work counts only if it still stands inside it.
                var current = await credentials.FindAsync(caller.UserId, token);
                if (!string.Equals(current?.PasswordHash, known.PasswordHash, StringComparison.Ordinal))
                {
                    return SessionErrors.WrongPassword;
                }

                var now = time.UtcNow();
                await credentials.SetPasswordHashAsync(caller.UserId, hash.Value, token);
                ended = await sessions.RevokeAllAsync(caller.UserId, exceptSessionId: caller.SessionId, now, token);
                await activity.AppendAsync(ActivityEntry.Of(ActivityType.PasswordChanged, caller.UserId, now, caller.Device.IpAddress), token);
                return Result.Success();
            },
            cancellationToken);
        monitor.Ended(ended);
        return result;
    }
}
