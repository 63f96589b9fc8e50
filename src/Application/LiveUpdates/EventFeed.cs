using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Messaging.Domain.LiveUpdates;

namespace Messaging.Application.LiveUpdates;

/// <summary>Events that a stream tells: those of a user, or those of a room. Lives as long as the stream.</summary>
/// <param name="key">What <see cref="ILiveListener"/> is told of when there are more.</param>
public abstract class EventFeed(Guid key)
{
    /// <summary>What <see cref="ILiveListener"/> is told of when there are more.</summary>
    public Guid Key { get; } = key;

    /// <summary>Reads how far the events go.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bounds, or null where they are not for the listener.</returns>
    public abstract ValueTask<EventBounds?> FindBoundsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the events after a sequence, oldest first.</summary>
    /// <param name="after">The sequence; null from the oldest event that is kept.</param>
    /// <param name="limit">Most events to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events, or null where they are not, or no longer, for the listener.</returns>
    public abstract ValueTask<EventSlice?> ReadAsync(long? after, int limit, CancellationToken cancellationToken);
}

/// <summary>What changes for a user.</summary>
internal sealed class UserEventFeed(IEventReader events, Guid userId) : EventFeed(userId)
{
    public override async ValueTask<EventBounds?> FindBoundsAsync(CancellationToken cancellationToken) =>
        await events.FindBoundsAsync(Key, cancellationToken);

    public override async ValueTask<EventSlice?> ReadAsync(long? after, int limit, CancellationToken cancellationToken) =>
        await events.ReadAsync(Key, after, limit, cancellationToken);
}

/// <summary>What is said in a room. It is numbered already: an event's sequence is its message's, and all of them are kept.</summary>
internal sealed class RoomEventFeed(IConversationReader conversations, IMessageReader messages, Guid roomId, Guid? readerId) : EventFeed(roomId)
{
    public override async ValueTask<EventBounds?> FindBoundsAsync(CancellationToken cancellationToken) =>
        await conversations.FindLastSequenceAsync(Key, readerId, cancellationToken) is { } last ? new EventBounds(last, Oldest: 1) : null;

    // Whether the listener may listen is looked up each time: members of a private room come and go.
    public override async ValueTask<EventSlice?> ReadAsync(long? after, int limit, CancellationToken cancellationToken)
    {
        if (await FindBoundsAsync(cancellationToken) is not { } bounds)
        {
            return null;
        }

        var position = after ?? 0;
        var found = position < bounds.Head
            ? await messages.GetHistoryAsync(Key, new HistorySlice(limit, position, Ascending: true), cancellationToken)
            : [];
        var items = found.Where(message => message.Sequence <= bounds.Head).Select(EventOf).ToArray();
        return new EventSlice(bounds, items);
    }

    private static EventResponse EventOf(MessageResponse message) => new()
    {
        Sequence = message.Sequence,
        Type = EventTypes.NameOf(UserEventType.MessageCreated),
        OccurredAt = message.CreatedAt,
        Data = message,
    };
}
