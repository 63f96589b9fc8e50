using Messaging.Application.Conversations;
using Messaging.Domain.Conversations;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>A conversation as it is read, before its ids have become names.</summary>
internal sealed record ConversationRow(Participant Self, ConversationKind Kind, long LastSequence, MessageRow LastMessage)
{
    /// <summary>The conversation with names; both people of a direct conversation stand on its newest message.</summary>
    /// <param name="names">Names by user id.</param>
    /// <returns>The conversation.</returns>
    public ConversationResponse Named(IReadOnlyDictionary<Guid, string> names)
    {
        var message = LastMessage.Named(names);
        var self = names[Self.UserId];
        var other = string.Equals(message.Sender, self, StringComparison.Ordinal) ? message.Recipient! : message.Sender;
        string[] participants = string.Equals(other, self, StringComparison.Ordinal) ? [self] : [self, other];
        return new ConversationResponse
        {
            Id = Self.ConversationId,
            Kind = Kind,
            Title = other,
            Participants = participants,
            LastMessage = message,
            UnreadCount = Self.UnreadCount(LastSequence),
            LastSequence = LastSequence,
            LastReadSequence = Self.LastReadSequence,
        };
    }
}
