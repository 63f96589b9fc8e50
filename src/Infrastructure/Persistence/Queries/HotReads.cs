using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>
/// The reads that clients repeat all the time: a page of history and the list of conversations, by prepared queries. The other
/// queries are EF Core's.
/// </summary>
internal sealed class HotReads(ISqlReads reads)
{
    private static readonly string SelectConversations =
        $"""
        SELECT {MessageColumns.All},
               p."ConversationId", p."LastReadSequence", p."SentCount", p."SentCountRead", p."LastMessageAt", c."LastSequence",
               CASE WHEN c."Kind" = {(int)ConversationKind.Room:D} THEN (SELECT r."Title" FROM "Rooms" r WHERE r."ConversationId" = c."Id") END,
               h."LastSequence"
        FROM "UserEventHeads" h
        """;

    private static readonly string OfConversations =
        """
        LEFT JOIN "Conversations" c ON c."Id" = p."ConversationId"
        LEFT JOIN "Messages" m ON m."ConversationId" = c."Id" AND m."Sequence" = c."LastSequence"
        WHERE h."UserId" = @user
        """;

    private static readonly SqlStatement HistoryDown = new(
        sql => $"""
        SELECT {MessageColumns.All} FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" < @bound
        ORDER BY m."Sequence" DESC {sql.Limit("@limit")}
        """,
        Id("conversation"),
        Number("bound"),
        Number("limit"));

    private static readonly SqlStatement HistoryUp = new(
        sql => $"""
        SELECT {MessageColumns.All} FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" > @bound
        ORDER BY m."Sequence" {sql.Limit("@limit")}
        """,
        Id("conversation"),
        Number("bound"),
        Number("limit"));

    private static readonly SqlStatement LastSequence = new(
        """
        SELECT c."LastSequence" FROM "Participants" p JOIN "Conversations" c ON c."Id" = p."ConversationId"
        WHERE p."ConversationId" = @conversation AND p."UserId" = @user
        """,
        Id("conversation"),
        Id("user"));

    private static readonly SqlStatement LastSequenceOfPublicRoom = new(
        sql => $"""
        SELECT c."LastSequence" FROM "Rooms" r JOIN "Conversations" c ON c."Id" = r."ConversationId"
        WHERE r."ConversationId" = @conversation AND r."IsPublic" = {sql.True}
        """,
        Id("conversation"));

    private static readonly SqlStatement OneConversation = new(
        $"""
        {SelectConversations}
        JOIN "Participants" p ON p."UserId" = h."UserId" AND p."ConversationId" = @conversation AND p."LastMessageAt" IS NOT NULL
        {OfConversations}
        """,
        Id("user"),
        Id("conversation"));

    private static readonly SqlStatement ConversationsDown = new(
        sql => $"""
        {SelectConversations}
        LEFT JOIN "Participants" p ON p."UserId" = @user AND p."LastMessageAt" <= @time
            AND (p."LastMessageAt" < @time OR p."ConversationId" < @conversation)
        {OfConversations}
        ORDER BY p."LastMessageAt" DESC, p."ConversationId" DESC {sql.Limit("@limit")}
        """,
        Id("user"),
        Instant("time"),
        Id("conversation"),
        Number("limit"));

    private static readonly SqlStatement ConversationsUp = new(
        sql => $"""
        {SelectConversations}
        LEFT JOIN "Participants" p ON p."UserId" = @user AND p."LastMessageAt" >= @time
            AND (p."LastMessageAt" > @time OR p."ConversationId" > @conversation)
        {OfConversations}
        ORDER BY p."LastMessageAt", p."ConversationId" {sql.Limit("@limit")}
        """,
        Id("user"),
        Instant("time"),
        Id("conversation"),
        Number("limit"));

    // Before the first row of every list.
    private static readonly Keyset Beginning = new(UtcTime.Truncate(DateTime.MaxValue), Guid.AllBitsSet);

    /// <summary>A stretch of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="slice">Which stretch.</param>
    /// <returns>The rows, in reading order.</returns>
    public async ValueTask<List<MessageRow>> ReadHistoryAsync(Guid conversationId, HistorySlice slice)
    {
        await using var rows = await reads.QueryAsync(slice.Ascending ? HistoryUp : HistoryDown, conversationId, slice.Bound, slice.Limit);
        var messages = new List<MessageRow>();
        while (await rows.NextAsync())
        {
            messages.Add(MessageColumns.Read(rows));
        }

        return messages;
    }

    /// <summary>How far a conversation goes that somebody may read: their own, and every public room.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="readerId">Who reads; null where nobody is signed in.</param>
    /// <returns>Sequence of its newest message, or null where the reader may not see it.</returns>
    public async ValueTask<long?> FindLastSequenceAsync(Guid conversationId, Guid? readerId)
    {
        if (readerId is { } reader)
        {
            await using var own = await reads.QueryAsync(LastSequence, conversationId, reader);
            if (await own.NextAsync())
            {
                return own.Number(0);
            }
        }

        await using var open = await reads.QueryAsync(LastSequenceOfPublicRoom, conversationId);
        return await open.NextAsync() ? open.Number(0) : null;
    }

    /// <summary>
    /// Conversations of a user, except direct ones without a message, latest activity first. One statement, so that the list and the
    /// user's last event are of one moment.
    /// </summary>
    /// <param name="userId">The user.</param>
    /// <param name="slice">Which part of the list.</param>
    /// <returns>Up to one row more than the limit, in reading order, and the user's last event at the same moment.</returns>
    public async ValueTask<(List<ConversationRow> Rows, long EventSequence)> ReadConversationsAsync(Guid userId, Slice slice)
    {
        var position = slice.Position ?? Beginning;
        await using var rows = await reads.QueryAsync(
            slice.Backward ? ConversationsUp : ConversationsDown, userId, position.Time, position.Id, slice.Limit + 1);
        return await ReadAsync(rows, userId);
    }

    /// <summary>A conversation of a user, except a direct one without a message.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">The user.</param>
    /// <returns>The row, or none.</returns>
    public async ValueTask<List<ConversationRow>> ReadConversationAsync(Guid conversationId, Guid userId)
    {
        await using var rows = await reads.QueryAsync(OneConversation, userId, conversationId);
        return (await ReadAsync(rows, userId)).Rows;
    }

    private static async ValueTask<(List<ConversationRow> Rows, long EventSequence)> ReadAsync(SqlRows rows, Guid userId)
    {
        const int Self = MessageColumns.Count;
        var conversations = new List<ConversationRow>();
        var eventSequence = 0L;
        while (await rows.NextAsync())
        {
            eventSequence = rows.Number(Self + 7);
            if (rows.IsNull(Self))
            {
                continue;
            }

            var self = Participant.Restore(
                conversationId: rows.Id(Self),
                userId,
                lastReadSequence: rows.Number(Self + 1),
                sentCount: rows.Number(Self + 2),
                sentCountRead: rows.Number(Self + 3),
                lastMessageAt: rows.Instant(Self + 4));
            conversations.Add(new ConversationRow(
                self,
                LastSequence: rows.Number(Self + 5),
                RoomTitle: rows.TextOrNull(Self + 6),
                LastMessage: rows.IsNull(0) ? null : MessageColumns.Read(rows)));
        }

        return (conversations, eventSequence);
    }
}
