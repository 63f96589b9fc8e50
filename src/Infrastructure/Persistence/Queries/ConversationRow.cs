using Messaging.Application.Conversations;
using Messaging.Domain.Conversations;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>A conversation as it is read, before its ids have become names.</summary>
/// <param name="Self">The reader's place.</param>
/// <param name="LastSequence">Sequence of the newest message, or 0.</param>
/// <param name="RoomTitle">Title of the room; null in a direct conversation.</param>
/// <param name="LastMessage">The newest message; null in a room that has none.</param>
internal sealed record ConversationRow(Participant Self, long LastSequence, string? RoomTitle, MessageRow? LastMessage)
{
    /// <summary>The conversation with names.</summary>
    /// <param name="names">Names by user id.</param>
    /// <returns>The conversation.</returns>
    public ConversationResponse Named(IReadOnlyDictionary<Guid, string> names)
    {
        var message = LastMessage?.Named(names);
        var participants = RoomTitle is null ? PeopleOf(LastMessage!, names) : [];
        return new ConversationResponse
        {
            Id = Self.ConversationId,
            Kind = RoomTitle is null ? ConversationKind.Direct : ConversationKind.Room,
            Title = RoomTitle ?? participants[^1],
            Participants = participants,
            LastMessage = message,
            LastActivityAt = Self.LastMessageAt!.Value,
            UnreadCount = Self.UnreadCount(LastSequence),
            LastSequence = LastSequence,
            LastReadSequence = Self.LastReadSequence,
        };
    }

    // Both people of a direct conversation stand on its newest message; the reader comes first, alone in notes to oneself.
    private string[] PeopleOf(MessageRow message, IReadOnlyDictionary<Guid, string> names)
    {
        var otherId = message.SenderId == Self.UserId ? message.RecipientId!.Value : message.SenderId;
        return otherId == Self.UserId ? [names[otherId]] : [names[Self.UserId], names[otherId]];
    }
}
