using Messaging.Domain.Conversations;

namespace Messaging.Infrastructure.Persistence;

/// <summary>A row of the table of conversations; the aggregates are put together of it and of the participants.</summary>
internal sealed class ConversationRecord
{
    public required Guid Id { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>Both user ids of a direct conversation (<see cref="Domain.Conversations.DirectKey"/>); null in a room.</summary>
    public byte[]? DirectKey { get; init; }

    public required long LastSequence { get; init; }

    public DateTime? LastMessageAt { get; init; }

    public required DateTime CreatedAt { get; init; }
}
