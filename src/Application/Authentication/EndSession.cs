using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;

namespace Messaging.Application.Authentication;

/// <summary>Ends one of the caller's sessions.</summary>
/// <param name="SessionId">The session.</param>
public sealed record EndSession(Guid SessionId) : IRequest<Result>;

internal sealed class EndSessionHandler(
    ISessionRepository sessions,
    IActivityLog activity,
    ISessionMonitor monitor,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<EndSession, Result>
{
    public async Task<Result> Handle(EndSession request, CancellationToken cancellationToken)
    {
        var result = await unitOfWork.ExecuteAsync<Result>(
            async token =>
            {
                var now = time.UtcNow();
                var session = await sessions.FindAsync(request.SessionId, token);
                if (session is null || session.UserId != caller.UserId || !session.IsActive(now))
                {
                    return SessionErrors.NotFound;
                }

                session.Revoke(now);
                await sessions.SaveRevocationAsync(session, token);
                await activity.AppendAsync(ActivityEntry.Of(ActivityType.SessionRevoked, caller.UserId, now, caller.Device.IpAddress), token);
                return Result.Success();
            },
            cancellationToken);
        if (result.Error is null)
        {
            monitor.Ended(request.SessionId);
        }

        return result;
    }
}
