using Messaging.Domain.Common;

namespace Messaging.Domain.Conversations;

/// <summary>Refusals that concern conversations.</summary>
public static class ConversationErrors
{
    /// <summary>No such conversation, or the caller takes no part in it.</summary>
    public static readonly Error NotFound = new("conversations.not_found", ErrorKind.NotFound, "There is no such conversation.");

    /// <summary>A read marker cannot stand after the last message.</summary>
    public static readonly Error SequenceOutOfRange = Error.OfMember(
        "conversations.sequence_out_of_range", "sequence", "The sequence lies after the conversation's last message.");
}
