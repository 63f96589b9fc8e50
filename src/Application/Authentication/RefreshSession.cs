using FluentValidation;
using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;

namespace Messaging.Application.Authentication;

/// <summary>Exchanges a refresh token for a new pair of tokens (RFC 6749, section 6, with rotation as in RFC 9700).</summary>
/// <param name="RefreshToken">The token.</param>
public sealed record RefreshSession(string? RefreshToken) : IRequest<Result<AuthenticationResult>>
{
    /// <summary>Names nothing, so that a token cannot slip into a log.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => nameof(RefreshSession);
}

internal sealed class RefreshSessionValidator : AbstractValidator<RefreshSession>
{
    public RefreshSessionValidator() =>
        RuleFor(request => request.RefreshToken).NotEmpty().WithMessage("The refresh token is missing.");
}

internal sealed class RefreshSessionHandler(
    ISessionRepository sessions,
    IUserRepository users,
    IRefreshTokenService refreshTokens,
    IActivityLog activity,
    ISessionMonitor monitor,
    SessionStarter starter,
    SessionLifetime lifetime,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<RefreshSession, Result<AuthenticationResult>>
{
    public async Task<Result<AuthenticationResult>> Handle(RefreshSession request, CancellationToken cancellationToken)
    {
        if (refreshTokens.Read(request.RefreshToken!) is not { } presented)
        {
            return SessionErrors.InvalidRefreshToken;
        }

        var result = await unitOfWork.ExecuteAsync(token => ExchangeAsync(presented, token), cancellationToken);
        if (result.Error == SessionErrors.InvalidRefreshToken)
        {
            monitor.Ended(presented.SessionId);
        }

        return result;
    }

    private async Task<Result<AuthenticationResult>> ExchangeAsync(RefreshToken presented, CancellationToken cancellationToken)
    {
        while (await sessions.FindAsync(presented.SessionId, cancellationToken) is { } session
            && await users.FindAsync(session.UserId, cancellationToken) is { IsDisabled: false } user)
        {
            var now = time.UtcNow();
            var successor = refreshTokens.Create(session.Id);
            var rotation = new RefreshRotation(presented.Hash, successor.Hash, refreshTokens.Seal(presented, successor));
            switch (session.Rotate(rotation, lifetime, now))
            {
                case RotationOutcome.Rotated when await sessions.TrySaveRotationAsync(session, presented.Hash, cancellationToken):
                    return starter.Answer(user, session, successor, now);
                case RotationOutcome.Rotated:
                    // Another request was faster; what it stored decides now.
                    continue;
                case RotationOutcome.Repeated:
                    return starter.Answer(user, session, refreshTokens.Unseal(presented, session.SealedSuccessor!), now);
                case RotationOutcome.Reused:
                    await EndAsync(session, user, now, cancellationToken);
                    return SessionErrors.InvalidRefreshToken;
                default:
                    return SessionErrors.InvalidRefreshToken;
            }
        }

        return SessionErrors.InvalidRefreshToken;
    }

    private async Task EndAsync(Session session, User user, DateTime now, CancellationToken cancellationToken)
    {
        await sessions.SaveRevocationAsync(session, cancellationToken);
        await activity.AppendAsync(ActivityEntry.Of(ActivityType.TokenReuse, user.Id, now, caller.Device.IpAddress), cancellationToken);
    }
}
