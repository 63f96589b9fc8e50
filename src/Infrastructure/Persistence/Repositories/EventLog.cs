using Messaging.Application.LiveUpdates;
using Messaging.Domain.LiveUpdates;
using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>
/// Users' events by prepared statements: every message adds some. Two statements serve all participants of a conversation, however
/// many they are: one moves their heads on, the other writes an event at each.
/// </summary>
internal sealed class EventLog(WriteSession session) : IEventLog
{
    private static readonly SqlStatement AdvanceOne = new(
        """UPDATE "UserEventHeads" SET "LastSequence" = "LastSequence" + 1 WHERE "UserId" = @user""", "@user");

    private static readonly SqlStatement InsertOne = new(
        """
        INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
        SELECT "UserId", "LastSequence", @type, @occurredAt, @conversation, @message, @otherUser FROM "UserEventHeads" WHERE "UserId" = @user
        """,
        "@user",
        "@type",
        "@occurredAt",
        "@conversation",
        "@message",
        "@otherUser");

    private static readonly SqlStatement AdvanceParticipants = new(
        """
        UPDATE "UserEventHeads" SET "LastSequence" = "LastSequence" + 1
        WHERE "UserId" IN (SELECT "UserId" FROM "Participants" WHERE "ConversationId" = @participants)
        RETURNING "UserId"
        """,
        "@participants");

    private static readonly SqlStatement InsertForParticipants = new(
        """
        INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
        SELECT h."UserId", h."LastSequence", @type, @occurredAt, @conversation, @message, @otherUser
        FROM "Participants" p JOIN "UserEventHeads" h ON h."UserId" = p."UserId"
        WHERE p."ConversationId" = @participants
        """,
        "@participants",
        "@type",
        "@occurredAt",
        "@conversation",
        "@message",
        "@otherUser");

    /// <inheritdoc/>
    public Task AppendAsync(Guid userId, UserEvent userEvent, CancellationToken cancellationToken)
    {
        var user = SqliteValues.ToBytes(userId);
        if (session.Execute(AdvanceOne, user) != 1)
        {
            throw new InvalidOperationException("The user has no event log.");
        }

        Insert(InsertOne, user, userEvent);
        session.Touch(userId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AppendToParticipantsAsync(Guid conversationId, UserEvent userEvent, CancellationToken cancellationToken)
    {
        var conversation = SqliteValues.ToBytes(conversationId);
        using (var rows = session.Query(AdvanceParticipants, conversation))
        {
            while (rows.Next())
            {
                session.Touch(rows.Id(0));
            }
        }

        Insert(InsertForParticipants, conversation, userEvent);
        session.Touch(conversationId);
        return Task.CompletedTask;
    }

    private void Insert(SqlStatement sql, byte[] forWhom, UserEvent userEvent) => session.Execute(
        sql,
        forWhom,
        (int)userEvent.Type,
        SqliteValues.ToMicroseconds(userEvent.OccurredAt),
        userEvent.ConversationId is { } conversation ? SqliteValues.ToBytes(conversation) : null,
        userEvent.MessageSequence,
        userEvent.OtherUserId is { } other ? SqliteValues.ToBytes(other) : null);
}
