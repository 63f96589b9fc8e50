using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Domain.Conversations;
using Messaging.Infrastructure.Persistence.Queries;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>The hot reads by prepared queries.</summary>
internal sealed class SqliteHotReads(SqliteReadPool pool) : IHotReads
{
    private static readonly string SelectConversations =
        $"""
        SELECT {SqliteMessages.Columns},
               p."ConversationId", p."LastReadSequence", p."SentCount", p."SentCountRead", p."LastMessageAt", c."LastSequence",
               CASE WHEN c."Kind" = {(int)ConversationKind.Room:D} THEN (SELECT r."Title" FROM "Rooms" r WHERE r."ConversationId" = c."Id") END
        FROM "Participants" p
        JOIN "Conversations" c ON c."Id" = p."ConversationId"
        LEFT JOIN "Messages" m ON m."ConversationId" = c."Id" AND m."Sequence" = c."LastSequence"
        WHERE p."UserId" = @user AND p."LastMessageAt" IS NOT NULL
        """;

    private static readonly SqlStatement HistoryDown = new(
        $"""SELECT {SqliteMessages.Columns} FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" < @bound ORDER BY m."Sequence" DESC LIMIT @limit""",
        "@conversation",
        "@bound",
        "@limit");

    private static readonly SqlStatement HistoryUp = new(
        $"""SELECT {SqliteMessages.Columns} FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" > @bound ORDER BY m."Sequence" LIMIT @limit""",
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

    private static readonly SqlStatement EventSequence = new(
        """SELECT "LastSequence" FROM "UserEventHeads" WHERE "UserId" = @user""", "@user");

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
                    messages.Add(SqliteMessages.Read(rows));
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
    public (List<ConversationRow> Rows, long EventSequence) ReadConversations(Guid userId, Slice slice)
    {
        var position = slice.Position ?? Beginning;
        var user = SqliteValues.ToBytes(userId);
        return pool.InSnapshot(connection =>
        {
            using var rows = new SqliteRows(connection.Query(
                slice.Backward ? ConversationsUp : ConversationsDown,
                user,
                SqliteValues.ToMicroseconds(position.Time),
                SqliteValues.ToBytes(position.Id),
                slice.Limit + 1));
            using var head = new SqliteRows(connection.Query(EventSequence, user));
            return (Conversations(rows, userId), head.Next() ? head.Number(0) : 0);
        });
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
                conversationId: rows.Id(SqliteMessages.ColumnCount),
                userId,
                lastReadSequence: rows.Number(SqliteMessages.ColumnCount + 1),
                sentCount: rows.Number(SqliteMessages.ColumnCount + 2),
                sentCountRead: rows.Number(SqliteMessages.ColumnCount + 3),
                lastMessageAt: rows.Instant(SqliteMessages.ColumnCount + 4));
            conversations.Add(new ConversationRow(
                self,
                LastSequence: rows.Number(SqliteMessages.ColumnCount + 5),
                RoomTitle: rows.IsNull(SqliteMessages.ColumnCount + 6) ? null : rows.Text(SqliteMessages.ColumnCount + 6),
                LastMessage: rows.IsNull(0) ? null : SqliteMessages.Read(rows)));
        }

        return conversations;
    }
}
