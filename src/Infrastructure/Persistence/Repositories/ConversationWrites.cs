using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Writes that all kinds of conversations share, by prepared statements: this is the path of every message.</summary>
internal static class ConversationWrites
{
    private static readonly SqlStatement TakeConversation = new(
        sql => sql.Take("\"Conversations\"", "\"LastSequence\"", "\"Id\" = @conversation"), Id("conversation"));

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

    private const string AdvanceConversationText =
        """
        UPDATE "Conversations" SET "LastSequence" = @sequence, "LastMessageAt" = @createdAt
        WHERE "Id" = @conversation AND "LastSequence" = @sequence - 1
        """;

    private const string AdvanceParticipantsText =
        """
        UPDATE "Participants" SET "LastMessageAt" = @createdAt, "SentCount" = "SentCount" + CASE WHEN "UserId" = @sender THEN 1 ELSE 0 END
        WHERE "ConversationId" = @conversation
        """;

    private const string InsertMessageText =
        """
        INSERT INTO "Messages" ("ConversationId", "Sequence", "Id", "SenderId", "RecipientId", "Content", "ClientMessageId", "CreatedAt")
        VALUES (@conversation, @sequence, @id, @sender, @recipient, @content, @clientMessageId, @createdAt)
        """;

    private static readonly SqlParameter[] MessageParameters =
    [
        Id("conversation"),
        Number("sequence"),
        Id("id"),
        Id("sender"),
        Id("recipient"),
        Text("content"),
        Id("clientMessageId"),
        Instant("createdAt"),
    ];

    private static readonly SqlStatement AdvanceConversation = new(
        AdvanceConversationText, Id("conversation"), Number("sequence"), Instant("createdAt"));

    private static readonly SqlStatement AdvanceParticipants = new(
        AdvanceParticipantsText, Id("conversation"), Id("sender"), Instant("createdAt"));

    private static readonly SqlStatement InsertMessage = new(InsertMessageText, MessageParameters);

    private static readonly SqlStatement AppendMessage = new(
        $"""
        WITH conversation AS ({AdvanceConversationText}), participants AS ({AdvanceParticipantsText})
        {InsertMessageText}
        """,
        MessageParameters);

    /// <summary>Takes the row of a conversation, which every change of it takes first.</summary>
    public static ValueTask<bool> TakeConversationAsync(this WriteSession session, Guid id) => session.LockAsync(TakeConversation, id);

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
    /// Stores a message of a conversation that is stored already, and moves it and all who take part in it on. Were it not locked, the
    /// message's own key would refuse a sequence that is taken.
    /// </summary>
    public static async ValueTask AppendAsync(this WriteSession session, Message message)
    {
        if (session.Dialect.JoinsWrites)
        {
            await session.WriteMessageAsync(AppendMessage, message);
            return;
        }

        await session.WriteAsync(AdvanceConversation, message.ConversationId, message.Sequence, message.CreatedAt);
        await session.WriteAsync(AdvanceParticipants, message.ConversationId, message.SenderId, message.CreatedAt);
        await session.AddMessageAsync(message);
    }

    /// <summary>Stores a message of a conversation that is stored with it.</summary>
    public static ValueTask AddMessageAsync(this WriteSession session, Message message) => session.WriteMessageAsync(InsertMessage, message);

    private static ValueTask WriteMessageAsync(this WriteSession session, SqlStatement sql, Message message) =>
        session.WriteAsync(
            sql,
            message.ConversationId,
            message.Sequence,
            message.Id,
            message.SenderId,
            message.RecipientId,
            message.Content,
            message.ClientMessageId,
            message.CreatedAt);
}
