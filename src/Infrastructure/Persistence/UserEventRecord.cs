using Messaging.Domain.LiveUpdates;

namespace Messaging.Infrastructure.Persistence;

/// <summary>A row of users' events.</summary>
internal sealed class UserEventRecord
{
    public required Guid UserId { get; init; }

    public required long Sequence { get; init; }

    public required UserEventType Type { get; init; }

    public required DateTime OccurredAt { get; init; }

    public Guid? ConversationId { get; init; }

    public long? MessageSequence { get; init; }

    public Guid? OtherUserId { get; init; }
}

/// <summary>How far a user's events go. The row is made with the account, so that appending is an update that locks it.</summary>
internal sealed class UserEventHead
{
    public required Guid UserId { get; init; }

    public required long LastSequence { get; init; }
}
