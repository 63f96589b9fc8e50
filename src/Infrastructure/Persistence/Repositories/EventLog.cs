using Messaging.Application.LiveUpdates;
using Messaging.Domain.LiveUpdates;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>
/// Users' events by prepared statements: every message adds some. Two statements serve all participants of a conversation, however
/// many they are: one moves their heads on, the other writes an event at each.
/// </summary>
internal sealed class EventLog(WriteSession session) : IEventLog
{
    private const string OfParticipants = """ "UserId" IN (SELECT "UserId" FROM "Participants" WHERE "ConversationId" = @participants) """;

    private static readonly SqlStatement AdvanceOne = new(
        """UPDATE "UserEventHeads" SET "LastSequence" = "LastSequence" + 1 WHERE "UserId" = @user""", Id("user"));

    private static readonly SqlStatement InsertOne = new(
        """
        INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
        VALUES (@user, (SELECT "LastSequence" FROM "UserEventHeads" WHERE "UserId" = @user), @type, @occurredAt, @conversation, @message, @otherUser)
        """,
        Id("user"),
        Number("type"),
        Instant("occurredAt"),
        Id("conversation"),
        Number("message"),
        Id("otherUser"));

    private static readonly SqlStatement TakeHeads = new(
        sql => sql.TakeInOrder("\"UserEventHeads\"", "\"UserId\"", "\"LastSequence\"", OfParticipants), Id("participants"));

    private static readonly SqlStatement AdvanceParticipants = new(
        sql => $"""
        UPDATE "UserEventHeads" SET "LastSequence" = "LastSequence" + 1 {sql.Output("\"UserId\"")}
        WHERE {OfParticipants} {sql.Returning("\"UserId\"")}
        """,
        Id("participants"));

    private static readonly SqlStatement InsertForParticipants = new(
        """
        INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
        SELECT h."UserId", h."LastSequence", @type, @occurredAt, @conversation, @message, @otherUser
        FROM "Participants" p JOIN "UserEventHeads" h ON h."UserId" = p."UserId"
        WHERE p."ConversationId" = @participants
        """,
        Id("participants"),
        Number("type"),
        Instant("occurredAt"),
        Id("conversation"),
        Number("message"),
        Id("otherUser"));

    private static readonly SqlStatement AppendToParticipants = new(
        sql => $"""
        WITH heads AS (
            SELECT "UserId" FROM "UserEventHeads" WHERE {OfParticipants} ORDER BY "UserId" FOR NO KEY UPDATE
        ), advanced AS (
            UPDATE "UserEventHeads" h SET "LastSequence" = h."LastSequence" + 1 FROM heads WHERE h."UserId" = heads."UserId"
            RETURNING h."UserId", h."LastSequence"
        )
        INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
        SELECT "UserId", "LastSequence", @type, @occurredAt, @conversation, @message, @otherUser FROM advanced
        RETURNING "UserId"
        """,
        Id("participants"),
        Number("type"),
        Instant("occurredAt"),
        Id("conversation"),
        Number("message"),
        Id("otherUser"));

    /// <inheritdoc/>
    public async Task AppendAsync(Guid userId, UserEvent userEvent, CancellationToken cancellationToken)
    {
        await session.WriteAsync(AdvanceOne, userId);
        await InsertAsync(InsertOne, userId, userEvent);
        session.Touch(userId);
    }

    /// <inheritdoc/>
    public async Task AppendToParticipantsAsync(Guid conversationId, UserEvent userEvent, CancellationToken cancellationToken)
    {
        if (session.Dialect.JoinsWrites)
        {
            await session.WriteAndTouchAsync(
                AppendToParticipants,
                conversationId,
                (int)userEvent.Type,
                userEvent.OccurredAt,
                userEvent.ConversationId,
                userEvent.MessageSequence,
                userEvent.OtherUserId);
        }
        else
        {
            await session.LockAsync(TakeHeads, conversationId);
            await session.WriteAndTouchAsync(AdvanceParticipants, conversationId);
            await InsertAsync(InsertForParticipants, conversationId, userEvent);
        }

        session.Touch(conversationId);
    }

    private ValueTask InsertAsync(SqlStatement sql, Guid forWhom, UserEvent userEvent) => session.WriteAsync(
        sql,
        forWhom,
        (int)userEvent.Type,
        userEvent.OccurredAt,
        userEvent.ConversationId,
        userEvent.MessageSequence,
        userEvent.OtherUserId);
}
