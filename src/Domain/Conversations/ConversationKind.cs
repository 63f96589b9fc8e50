namespace Messaging.Domain.Conversations;

/// <summary>What sort of conversation it is.</summary>
public enum ConversationKind
{
    /// <summary>Between two people, or of one person with themselves.</summary>
    Direct,

    /// <summary>A named room with members.</summary>
    Room,
}
