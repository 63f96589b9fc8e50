using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Writes that all kinds of conversations share, by prepared statements: this is the path of every message.</summary>
internal static class ConversationWrites
{
    private static readonly SqlStatement InsertConversation = new(
        """
        INSERT INTO "Conversations" ("Id", "Kind", "DirectKey", "LastSequence", "LastMessageAt", "CreatedAt")
        VALUES (@id, @kind, @key, @sequence, @messageAt, @createdAt)
        """,
        Id("id"),
        Number("kind"),
        Bytes("key"),
        Number("sequence"),
        Instant("messageAt"),
        Instant("createdAt"));

    private static readonly SqlStatement InsertParticipant = new(
        """
        INSERT INTO "Participants"
            ("ConversationId", "UserId", "LastReadSequence", "SentCount", "SentCountRead", "LastMessageAt", "JoinedAt")
        VALUES (@conversation, @user, @read, @sent, @sentRead, @messageAt, @joinedAt)
        """,
        Id("conversation"),
        Id("user"),
        Number("read"),
        Number("sent"),
        Number("sentRead"),
        Instant("messageAt"),
        Instant("joinedAt"));

    private static readonly SqlStatement AdvanceConversation = new(
        """
        UPDATE "Conversations" SET "LastSequence" = @sequence, "LastMessageAt" = @messageAt
        WHERE "Id" = @id AND "LastSequence" = @sequence - 1
        """,
        Id("id"),
        Number("sequence"),
        Instant("messageAt"));

    private static readonly SqlStatement AdvanceParticipants = new(
        """
        UPDATE "Participants" SET "LastMessageAt" = @messageAt, "SentCount" = "SentCount" + CASE WHEN "UserId" = @sender THEN 1 ELSE 0 END
        WHERE "ConversationId" = @conversation
        """,
        Id("conversation"),
        Id("sender"),
        Instant("messageAt"));

    private static readonly SqlStatement InsertMessage = new(
        """
        INSERT INTO "Messages" ("ConversationId", "Sequence", "Id", "SenderId", "RecipientId", "Content", "ClientMessageId", "CreatedAt")
        VALUES (@conversation, @sequence, @id, @sender, @recipient, @content, @clientMessageId, @createdAt)
        """,
        Id("conversation"),
        Number("sequence"),
        Id("id"),
        Id("sender"),
        Id("recipient"),
        Text("content"),
        Id("clientMessageId"),
        Instant("createdAt"));

    /// <summary>Stores a new conversation, without its participants.</summary>
    public static ValueTask AddConversationAsync(
        this WriteSession session, Guid id, ConversationKind kind, byte[]? directKey, long lastSequence, DateTime? lastMessageAt, DateTime createdAt) =>
        session.WriteAsync(
            InsertConversation,
            id,
            (int)kind,
            directKey,
            lastSequence,
            lastMessageAt,
            createdAt);

    /// <summary>Stores a new participant; when they joined is kept in rooms only.</summary>
    public static ValueTask AddParticipantAsync(this WriteSession session, Participant participant, DateTime? joinedAt) =>
        session.WriteAsync(
            InsertParticipant,
            participant.ConversationId,
            participant.UserId,
            participant.LastReadSequence,
            participant.SentCount,
            participant.SentCountRead,
            participant.LastMessageAt,
            joinedAt);

    /// <summary>
    /// Moves a conversation that is stored already, and all who take part in it, on to its next message. Were it not locked, the
    /// message's own key would refuse a sequence that is taken.
    /// </summary>
    public static async ValueTask AdvanceAsync(this WriteSession session, Message message)
    {
        await session.WriteAsync(AdvanceConversation, message.ConversationId, message.Sequence, message.CreatedAt);
        await session.WriteAsync(AdvanceParticipants, message.ConversationId, message.SenderId, message.CreatedAt);
    }

    /// <summary>Stores a message.</summary>
    public static ValueTask AddMessageAsync(this WriteSession session, Message message) =>
        session.WriteAsync(
            InsertMessage,
            message.ConversationId,
            message.Sequence,
            message.Id,
            message.SenderId,
            message.RecipientId,
            message.Content,
            message.ClientMessageId,
            message.CreatedAt);
}
