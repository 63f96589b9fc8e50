using FluentValidation;
using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;

namespace Messaging.Application.Authentication;

/// <summary>Signs a user in with name and password.</summary>
/// <param name="UserName">The name in any case.</param>
/// <param name="Password">The password.</param>
public sealed record Login(string? UserName, string? Password) : IRequest<Result<AuthenticationResult>>
{
    /// <summary>
    /// The session whose tokens the client loses by the new ones, or null. It ends: nobody would be left to use it but who has a copy.
    /// </summary>
    public Guid? Replaces { get; init; }

    /// <summary>Names the user alone, so that a password cannot slip into a log.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => $"Login of {UserName}";
}

internal sealed class LoginValidator : AbstractValidator<Login>
{
    public LoginValidator()
    {
        RuleFor(request => request.UserName).NotEmpty().WithMessage("The user name is missing.");
        RuleFor(request => request.Password).Must(password => !string.IsNullOrEmpty(password)).WithMessage("The password is missing.");
    }
}

internal sealed class LoginHandler(
    ICredentialRepository credentials,
    ILoginThrottle throttle,
    IPasswordHasher passwords,
    IActivityLog activity,
    ISessionMonitor monitor,
    SessionStarter starter,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<Login, Result<AuthenticationResult>>
{
    public async Task<Result<AuthenticationResult>> Handle(Login request, CancellationToken cancellationToken)
    {
        var known = await credentials.FindByNameAsync(request.UserName!, cancellationToken);
        var attempt = await throttle.BeginAsync(request.UserName!, known?.User.Id, caller.Device.IpAddress, cancellationToken);
        if (attempt.Wait is not null)
        {
            return SessionErrors.Throttled with { RetryAfter = attempt.Wait };
        }

        var result = await CheckAsync(request, known, cancellationToken);
        if (result.Error is null || result.Error == SessionErrors.InvalidCredentials)
        {
            throttle.End(attempt, succeeded: result.Error is null);
        }

        if (result.Error is null && request.Replaces is { } replaced)
        {
            monitor.Ended(replaced);
        }

        return result;
    }

    private async Task<Result<AuthenticationResult>> CheckAsync(Login request, Credentials? known, CancellationToken cancellationToken)
    {
        // A password that cannot be anybody's is checked against nobody's hash: it fails as any other, at the same cost.
        var isPossible = PasswordRules.CanBeHashed(request.Password!);
        var password = isPossible ? request.Password! : string.Empty;
        var address = caller.Device.IpAddress;
        var check = await passwords.VerifyAsync(isPossible ? known?.PasswordHash : null, password, address, cancellationToken);
        if (check.Error is { } busy)
        {
            return busy;
        }

        string? newHash = null;
        if (check.Value == PasswordCheck.RightButOutdated)
        {
            var rehash = await passwords.HashAsync(password, address, cancellationToken);
            newHash = rehash.Error is null ? rehash.Value : null;
        }

        return await unitOfWork.ExecuteAsync(
            token => known is null ? RefuseUnknownAsync(request.UserName!, token)
                : check.Value == PasswordCheck.Wrong ? RefuseAsync(known.User.Id, token)
                : AdmitAsync(known, newHash, request.Replaces, token),
            cancellationToken);
    }

    private async Task<Result<AuthenticationResult>> AdmitAsync(
        Credentials verified, string? newHash, Guid? replaces, CancellationToken cancellationToken)
    {
        // What was verified before the unit of work counts only if it still stands inside it.
        var current = await credentials.FindAsync(verified.User.Id, cancellationToken);
        if (current is null || current.User.IsDisabled || !string.Equals(current.PasswordHash, verified.PasswordHash, StringComparison.Ordinal))
        {
            return await RefuseAsync(verified.User.Id, cancellationToken);
        }

        if (newHash is not null)
        {
            await credentials.SetPasswordHashAsync(current.User.Id, newHash, cancellationToken);
        }

        var now = time.UtcNow();
        await starter.EndAsync(replaces, now, cancellationToken);
        await activity.AppendAsync(ActivityEntry.Of(ActivityType.Login, current.User.Id, now, caller.Device.IpAddress), cancellationToken);
        return await starter.StartAsync(current.User, now, cancellationToken);
    }

    // Written for unknown names too, so that a refusal costs the same whether or not the name exists.
    private Task<Result<AuthenticationResult>> RefuseUnknownAsync(string userName, CancellationToken cancellationToken) =>
        RefuseAsync(ActivityEntry.OfUnknownLogin(userName, time.UtcNow(), caller.Device.IpAddress), cancellationToken);

    private Task<Result<AuthenticationResult>> RefuseAsync(Guid userId, CancellationToken cancellationToken) =>
        RefuseAsync(ActivityEntry.Of(ActivityType.InvalidLogin, userId, time.UtcNow(), caller.Device.IpAddress), cancellationToken);

    private async Task<Result<AuthenticationResult>> RefuseAsync(ActivityEntry entry, CancellationToken cancellationToken)
    {
        await activity.AppendAsync(entry, cancellationToken);
        return SessionErrors.InvalidCredentials;
    }
}
