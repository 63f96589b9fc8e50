using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Domain.Conversations;
using Messaging.Infrastructure.Persistence.Queries;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>The hot reads by prepared queries.</summary>
internal sealed class SqliteHotReads(SqliteReadPool pool) : IHotReads
{
    private const string MessageColumns =
        """m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt" """;

    private const int MessageColumnCount = 9;

    private static readonly string SelectConversations =
        $"""
        SELECT {MessageColumns},
               p."ConversationId", p."LastReadSequence", p."SentCount", p."SentCountRead", p."LastMessageAt", c."LastSequence",
               CASE WHEN c."Kind" = {(int)ConversationKind.Room:D} THEN (SELECT r."Title" FROM "Rooms" r WHERE r."ConversationId" = c."Id") END
        FROM "Participants" p
        JOIN "Conversations" c ON c."Id" = p."ConversationId"
        LEFT JOIN "Messages" m ON m."ConversationId" = c."Id" AND m."Sequence" = c."LastSequence"
        WHERE p."UserId" = @user AND p."LastMessageAt" IS NOT NULL
        """;

    private static readonly SqlStatement HistoryDown = new(
        $"""SELECT {MessageColumns} FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" < @bound ORDER BY m."Sequence" DESC LIMIT @limit""",
        "@conversation",
        "@bound",
        "@limit");

    private static readonly SqlStatement HistoryUp = new(
        $"""SELECT {MessageColumns} FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" > @bound ORDER BY m."Sequence" LIMIT @limit""",
        "@conversation",
        "@bound",
        "@limit");

    private static readonly SqlStatement LastSequence = new(
        """
        SELECT c."LastSequence" FROM "Participants" p JOIN "Conversations" c ON c."Id" = p."ConversationId"
        WHERE p."ConversationId" = @conversation AND p."UserId" = @user
        """,
        "@conversation",
        "@user");

    private static readonly SqlStatement LastSequenceOfPublicRoom = new(
        """
        SELECT c."LastSequence" FROM "Rooms" r JOIN "Conversations" c ON c."Id" = r."ConversationId"
        WHERE r."ConversationId" = @conversation AND r."IsPublic"
        """,
        "@conversation");

    private static readonly SqlStatement OneConversation = new(
        $"""{SelectConversations} AND p."ConversationId" = @conversation""", "@user", "@conversation");

    private static readonly SqlStatement ConversationsDown = new(
        $"""
        {SelectConversations} AND (p."LastMessageAt", p."ConversationId") < (@time, @conversation)
        ORDER BY p."LastMessageAt" DESC, p."ConversationId" DESC LIMIT @limit
        """,
        "@user",
        "@time",
        "@conversation",
        "@limit");

    private static readonly SqlStatement ConversationsUp = new(
        $"""
        {SelectConversations} AND (p."LastMessageAt", p."ConversationId") > (@time, @conversation)
        ORDER BY p."LastMessageAt", p."ConversationId" LIMIT @limit
        """,
        "@user",
        "@time",
        "@conversation",
        "@limit");

    // Before the first row of every list.
    private static readonly Keyset Beginning = new(DateTime.MaxValue, Guid.AllBitsSet);

    /// <inheritdoc/>
    public List<MessageRow> ReadHistory(Guid conversationId, HistorySlice slice) =>
        pool.Query(
            slice.Ascending ? HistoryUp : HistoryDown,
            static rows =>
            {
                var messages = new List<MessageRow>();
                while (rows.Next())
                {
                    messages.Add(Message(rows));
                }

                return messages;
            },
            SqliteValues.ToBytes(conversationId),
            slice.Bound,
            slice.Limit);

    /// <inheritdoc/>
    public long? FindLastSequence(Guid conversationId, Guid? readerId)
    {
        var id = SqliteValues.ToBytes(conversationId);
        var own = readerId is { } reader ? pool.Query(LastSequence, Sequence, id, SqliteValues.ToBytes(reader)) : null;
        return own ?? pool.Query(LastSequenceOfPublicRoom, Sequence, id);
    }

    /// <inheritdoc/>
    public List<ConversationRow> ReadConversations(Guid userId, Slice slice)
    {
        var position = slice.Position ?? Beginning;
        return pool.Query(
            slice.Backward ? ConversationsUp : ConversationsDown,
            rows => Conversations(rows, userId),
            SqliteValues.ToBytes(userId),
            SqliteValues.ToMicroseconds(position.Time),
            SqliteValues.ToBytes(position.Id),
            slice.Limit + 1);
    }

    /// <inheritdoc/>
    public List<ConversationRow> ReadConversation(Guid conversationId, Guid userId) =>
        pool.Query(
            OneConversation,
            rows => Conversations(rows, userId),
            SqliteValues.ToBytes(userId),
            SqliteValues.ToBytes(conversationId));

    private static long? Sequence(SqliteRows rows) => rows.Next() ? rows.Number(0) : null;

    private static List<ConversationRow> Conversations(SqliteRows rows, Guid userId)
    {
        var conversations = new List<ConversationRow>();
        while (rows.Next())
        {
            var self = Participant.Restore(
                conversationId: rows.Id(MessageColumnCount),
                userId,
                lastReadSequence: rows.Number(MessageColumnCount + 1),
                sentCount: rows.Number(MessageColumnCount + 2),
                sentCountRead: rows.Number(MessageColumnCount + 3),
                lastMessageAt: rows.Instant(MessageColumnCount + 4));
            conversations.Add(new ConversationRow(
                self,
                LastSequence: rows.Number(MessageColumnCount + 5),
                RoomTitle: rows.IsNull(MessageColumnCount + 6) ? null : rows.Text(MessageColumnCount + 6),
                LastMessage: rows.IsNull(0) ? null : Message(rows)));
        }

        return conversations;
    }

    private static MessageRow Message(SqliteRows rows) => new(
        Id: rows.Id(0),
        ConversationId: rows.Id(1),
        Sequence: rows.Number(2),
        SenderId: rows.Id(3),
        RecipientId: rows.IdOrNull(4),
        Content: rows.Text(5),
        ClientMessageId: rows.IdOrNull(6),
        CreatedAt: rows.Instant(7),
        ReadAt: rows.InstantOrNull(8));
}
