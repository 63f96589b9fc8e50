using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;

namespace Messaging.Application.Authentication;

/// <summary>Ends all of the caller's sessions but the one of this request.</summary>
public sealed record EndOtherSessions : IRequest<Result>;

internal sealed class EndOtherSessionsHandler(
    ISessionRepository sessions,
    IActivityLog activity,
    ISessionMonitor monitor,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<EndOtherSessions, Result>
{
    public async Task<Result> Handle(EndOtherSessions request, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> ended = [];
        var result = await unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.UtcNow();
                ended = await sessions.RevokeAllAsync(caller.UserId, exceptSessionId: caller.SessionId, now, token);
                if (ended.Count > 0)
                {
                    await activity.AppendAsync(
                        ActivityEntry.Of(ActivityType.SessionRevoked, caller.UserId, now, caller.Device.IpAddress), token);
                }

                return Result.Success();
            },
            cancellationToken);
        monitor.Ended(ended);
        return result;
    }
}
