using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Users;

namespace Messaging.Application.Blocks;

/// <summary>Takes a block back. Without a block it changes nothing.</summary>
/// <param name="UserName">The user's name in any case.</param>
public sealed record UnblockUser(string UserName) : IRequest<Result>;

internal sealed class UnblockUserHandler(
    IUserDirectory users,
    IDirectConversationRepository conversations,
    IActivityLog activity,
    IEventLog events,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<UnblockUser, Result>
{
    public async Task<Result> Handle(UnblockUser request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.UserName, cancellationToken) is { } other
            ? await unitOfWork.ExecuteAsync(token => UnblockAsync(other.Id, token), cancellationToken)
            : UserErrors.NotFound;

    private async Task<Result> UnblockAsync(Guid otherId, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var conversation = await conversations.GetOrOpenAsync(caller.UserId, otherId, now, cancellationToken);
        if (conversation.UnblockPeer())
        {
            await conversations.RemoveBlockAsync(conversation, cancellationToken);
            await activity.AppendAsync(
                ActivityEntry.Of(ActivityType.UserUnblocked, caller.UserId, now, caller.Device.IpAddress, otherId), cancellationToken);
            await events.AppendAsync(caller.UserId, UserEvent.BlockRemoved(otherId, now), cancellationToken);
        }

        return Result.Success();
    }
}
