namespace Messaging.Domain.Conversations;

/// <summary>
/// A user's place in a conversation: how far they have read and how much of it they wrote. The two counts make the
/// number of unread messages a subtraction instead of a scan.
/// </summary>
public sealed class Participant
{
    private Participant(Guid conversationId, Guid userId)
    {
        ConversationId = conversationId;
        UserId = userId;
    }

    /// <summary>The conversation.</summary>
    public Guid ConversationId { get; private set; }

    /// <summary>The user.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The read marker: everything up to this sequence is read. Moves forward only.</summary>
    public long LastReadSequence { get; private set; }

    /// <summary>How many messages of the conversation the user wrote.</summary>
    public long SentCount { get; private set; }

    /// <summary>How many of them lie at or before the read marker.</summary>
    public long SentCountRead { get; private set; }

    /// <summary>
    /// When the conversation last had a message (UTC), or when the user joined a room that has none; null in a direct conversation
    /// without a message. Orders the user's list.
    /// </summary>
    public DateTime? LastMessageAt { get; private set; }

    /// <summary>How many messages of others lie after the read marker.</summary>
    /// <param name="lastSequence">The conversation's last sequence.</param>
    /// <returns>The number of unread messages.</returns>
    public long UnreadCount(long lastSequence) => lastSequence - LastReadSequence - (SentCount - SentCountRead);

    /// <summary>A user's place as it was stored.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">The user.</param>
    /// <param name="lastReadSequence">The read marker.</param>
    /// <param name="sentCount">Messages that the user wrote.</param>
    /// <param name="sentCountRead">How many of them lie at or before the marker.</param>
    /// <param name="lastMessageAt">When the conversation last had a message (UTC), or null.</param>
    /// <returns>The participant.</returns>
    public static Participant Restore(
        Guid conversationId, Guid userId, long lastReadSequence, long sentCount, long sentCountRead, DateTime? lastMessageAt) =>
        new(conversationId, userId)
        {
            LastReadSequence = lastReadSequence,
            SentCount = sentCount,
            SentCountRead = sentCountRead,
            LastMessageAt = lastMessageAt,
        };

    internal static Participant Join(Guid conversationId, Guid userId) => new(conversationId, userId);

    // Nothing that was said before counts as unread, and the room stands in the user's list even while it is empty.
    internal static Participant JoinAt(Guid conversationId, Guid userId, long lastSequence, DateTime listedAt) =>
        new(conversationId, userId) { LastReadSequence = lastSequence, LastMessageAt = listedAt };

    internal void Sent() => SentCount++;

    internal void MessageAt(DateTime instant) => LastMessageAt = instant;

    internal bool MoveReadMarker(long sequence, long ownMessagesPassed)
    {
        if (sequence <= LastReadSequence)
        {
            return false;
        }

        LastReadSequence = sequence;
        SentCountRead += ownMessagesPassed;
        return true;
    }
}
