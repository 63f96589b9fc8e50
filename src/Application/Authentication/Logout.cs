using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;

namespace Messaging.Application.Authentication;

/// <summary>Ends the session that the request came with.</summary>
public sealed record Logout : IRequest<Result>;

internal sealed class LogoutHandler(
    ISessionRepository sessions,
    IActivityLog activity,
    ISessionMonitor monitor,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<Logout, Result>
{
    public async Task<Result> Handle(Logout request, CancellationToken cancellationToken)
    {
        var result = await unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.UtcNow();
                if (await sessions.FindAsync(caller.SessionId, token) is { } session && session.IsActive(now))
                {
                    session.Revoke(now);
                    await sessions.SaveRevocationAsync(session, token);
                    await activity.AppendAsync(ActivityEntry.Of(ActivityType.Logout, caller.UserId, now, caller.Device.IpAddress), token);
                }

                return Result.Success();
            },
            cancellationToken);
        if (result.Error is null)
        {
            monitor.Ended(caller.SessionId);
        }

        return result;
    }
}
