using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Writes that all kinds of conversations share, by prepared statements: this is the path of every message.</summary>
internal static class ConversationWrites
{
    private static readonly SqlStatement InsertConversation = new(
        """
        INSERT INTO "Conversations" ("Id", "Kind", "DirectKey", "LastSequence", "LastMessageAt", "CreatedAt")
        VALUES (@id, @kind, @key, @sequence, @messageAt, @createdAt)
        """,
        "@id",
        "@kind",
        "@key",
        "@sequence",
        "@messageAt",
        "@createdAt");

    private static readonly SqlStatement InsertParticipant = new(
        """
        INSERT INTO "Participants"
            ("ConversationId", "UserId", "LastReadSequence", "SentCount", "SentCountRead", "LastMessageAt", "JoinedAt")
        VALUES (@conversation, @user, @read, @sent, @sentRead, @messageAt, @joinedAt)
        """,
        "@conversation",
        "@user",
        "@read",
        "@sent",
        "@sentRead",
        "@messageAt",
        "@joinedAt");

    private static readonly SqlStatement AdvanceConversation = new(
        """
        UPDATE "Conversations" SET "LastSequence" = @sequence, "LastMessageAt" = @messageAt
        WHERE "Id" = @id AND "LastSequence" = @sequence - 1
        """,
        "@id",
        "@sequence",
        "@messageAt");

    private static readonly SqlStatement AdvanceParticipants = new(
        """
        UPDATE "Participants" SET "LastMessageAt" = @messageAt, "SentCount" = "SentCount" + ("UserId" = @sender)
        WHERE "ConversationId" = @conversation
        """,
        "@conversation",
        "@sender",
        "@messageAt");

    private static readonly SqlStatement InsertMessage = new(
        """
        INSERT INTO "Messages" ("ConversationId", "Sequence", "Id", "SenderId", "RecipientId", "Content", "ClientMessageId", "CreatedAt")
        VALUES (@conversation, @sequence, @id, @sender, @recipient, @content, @clientMessageId, @createdAt)
        """,
        "@conversation",
        "@sequence",
        "@id",
        "@sender",
        "@recipient",
        "@content",
        "@clientMessageId",
        "@createdAt");

    /// <summary>Stores a new conversation, without its participants.</summary>
    public static void AddConversation(
        this WriteSession session, Guid id, ConversationKind kind, byte[]? directKey, long lastSequence, DateTime? lastMessageAt, DateTime createdAt) =>
        session.Execute(
            InsertConversation,
            SqliteValues.ToBytes(id),
            (int)kind,
            directKey,
            lastSequence,
            ValueOf(lastMessageAt),
            SqliteValues.ToMicroseconds(createdAt));

    /// <summary>Stores a new participant; when they joined is kept in rooms only.</summary>
    public static void AddParticipant(this WriteSession session, Participant participant, DateTime? joinedAt) =>
        session.Execute(
            InsertParticipant,
            SqliteValues.ToBytes(participant.ConversationId),
            SqliteValues.ToBytes(participant.UserId),
            participant.LastReadSequence,
            participant.SentCount,
            participant.SentCountRead,
            ValueOf(participant.LastMessageAt),
            ValueOf(joinedAt));

    /// <summary>Moves a conversation that is stored already, and all who take part in it, on to its next message.</summary>
    public static void Advance(this WriteSession session, Message message)
    {
        var id = SqliteValues.ToBytes(message.ConversationId);
        var createdAt = SqliteValues.ToMicroseconds(message.CreatedAt);
        if (session.Execute(AdvanceConversation, id, message.Sequence, createdAt) != 1)
        {
            throw new InvalidOperationException("The conversation changed although it was locked.");
        }

        session.Execute(AdvanceParticipants, id, SqliteValues.ToBytes(message.SenderId), createdAt);
    }

    /// <summary>Stores a message.</summary>
    public static void AddMessage(this WriteSession session, Message message) =>
        session.Execute(
            InsertMessage,
            SqliteValues.ToBytes(message.ConversationId),
            message.Sequence,
            SqliteValues.ToBytes(message.Id),
            SqliteValues.ToBytes(message.SenderId),
            message.RecipientId is { } recipient ? SqliteValues.ToBytes(recipient) : null,
            message.Content,
            message.ClientMessageId is { } clientMessageId ? SqliteValues.ToBytes(clientMessageId) : null,
            SqliteValues.ToMicroseconds(message.CreatedAt));

    private static long? ValueOf(DateTime? instant) => instant is { } known ? SqliteValues.ToMicroseconds(known) : null;
}
