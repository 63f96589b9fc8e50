namespace Messaging.Infrastructure.Persistence;

/// <summary>A row of the table of rooms: what a room has beside its row in the table of conversations.</summary>
internal sealed class RoomRecord
{
    public required Guid ConversationId { get; init; }

    public required string Name { get; init; }

    public required string NormalizedName { get; init; }

    public required string Title { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>How many rows of participants the room has.</summary>
    public required int MemberCount { get; init; }

    public Guid? OwnerId { get; init; }

    public required DateTime CreatedAt { get; init; }
}
