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

/// <summary>Blocks a user: once answered, nothing more of theirs is stored. Blocking again changes nothing.</summary>
/// <param name="UserName">The user's name in any case.</param>
public sealed record BlockUser(string UserName) : IRequest<Result>;

internal sealed class BlockUserHandler(
    IUserDirectory users,
    IDirectConversationRepository conversations,
    IActivityLog activity,
    IEventLog events,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<BlockUser, Result>
{
    public async Task<Result> Handle(BlockUser request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.UserName, cancellationToken) is { } other
            ? await unitOfWork.ExecuteAsync(token => BlockAsync(other.Id, token), cancellationToken)
            : UserErrors.NotFound;

    private async Task<Result> BlockAsync(Guid otherId, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var conversation = await conversations.GetOrOpenAsync(caller.UserId, otherId, now, cancellationToken);
        var outcome = conversation.BlockPeer(now);
        if (outcome.Error is { } error)
        {
            return error;
        }

        if (outcome.Value is { } block)
        {
            await conversations.AddBlockAsync(conversation, block, cancellationToken);
            await activity.AppendAsync(
                ActivityEntry.Of(ActivityType.UserBlocked, caller.UserId, now, caller.Device.IpAddress, otherId), cancellationToken);
            await events.AppendAsync(caller.UserId, UserEvent.BlockCreated(block), cancellationToken);
        }

        return Result.Success();
    }
}
