using Messaging.Application.LiveUpdates;
using Messaging.Application.Rooms;
using Messaging.Domain.LiveUpdates;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>
/// The reads that streams repeat at every change, by prepared queries; each is one statement, so that all of its answer is of one
/// moment.
/// </summary>
internal sealed class EventReads(ISqlReads reads)
{
    private const int FirstEventColumn = 2;
    private const int FirstMessageColumn = FirstEventColumn + 6;
    private const int FirstRoomColumn = FirstMessageColumn + MessageColumns.Count;

    private const string Bounds = """h."LastSequence", (SELECT MIN(o."Sequence") FROM "UserEvents" o WHERE o."UserId" = h."UserId")""";

    private static readonly SqlStatement SelectBounds = new($"""SELECT {Bounds} FROM "UserEventHeads" h WHERE h."UserId" = @user""", Id("user"));

    private static readonly SqlStatement SelectEvents = new(
        sql => $"""
        SELECT {Bounds},
               e."Sequence", e."Type", e."OccurredAt", e."ConversationId", e."MessageSequence", e."OtherUserId",
               {MessageColumns.All},
               r."ConversationId", r."Name", r."Title", r."IsPublic", r."MemberCount", r."CreatedAt",
               CASE WHEN r."IsPublic" = {sql.True}
                         OR EXISTS (SELECT 1 FROM "Participants" p WHERE p."ConversationId" = r."ConversationId" AND p."UserId" = h."UserId")
                    THEN 1 ELSE 0 END
        FROM "UserEventHeads" h
        LEFT JOIN "UserEvents" e ON e."UserId" = h."UserId" AND e."Sequence" > @after
        LEFT JOIN "Messages" m ON e."Type" = {(int)UserEventType.MessageCreated:D} AND m."ConversationId" = e."ConversationId" AND m."Sequence" = e."MessageSequence"
        LEFT JOIN "Rooms" r ON e."Type" IN ({(int)UserEventType.RoomJoined:D}, {(int)UserEventType.RoomLeft:D}) AND r."ConversationId" = e."ConversationId"
        WHERE h."UserId" = @user
        ORDER BY e."Sequence" {sql.Limit("@limit")}
        """,
        Id("user"),
        Number("after"),
        Number("limit"));

    /// <summary>Events of a user with the messages that they are about.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="after">Sequence before the first of them.</param>
    /// <param name="limit">Most of them.</param>
    /// <returns>The bounds of the user's log and the rows, oldest first.</returns>
    public async ValueTask<(EventBounds Bounds, List<UserEventRow> Rows)> ReadEventsAsync(Guid userId, long after, int limit)
    {
        await using var rows = await reads.QueryAsync(SelectEvents, userId, after, limit);
        var bounds = default(EventBounds);
        var events = new List<UserEventRow>();
        while (await rows.NextAsync())
        {
            bounds = BoundsOf(rows);
            if (!rows.IsNull(FirstEventColumn))
            {
                events.Add(Event(rows));
            }
        }

        return (bounds, events);
    }

    /// <summary>How far a user's log goes.</summary>
    /// <param name="userId">The user.</param>
    /// <returns>Its bounds.</returns>
    public async ValueTask<EventBounds> ReadBoundsAsync(Guid userId)
    {
        await using var rows = await reads.QueryAsync(SelectBounds, userId);
        return await rows.NextAsync() ? BoundsOf(rows) : default;
    }

    private static EventBounds BoundsOf(SqlRows rows)
    {
        var head = rows.Number(0);
        return new EventBounds(head, Oldest: rows.IsNull(1) ? head + 1 : rows.Number(1));
    }

    private static UserEventRow Event(SqlRows rows) => new(
        Sequence: rows.Number(FirstEventColumn),
        Type: (UserEventType)rows.Number(FirstEventColumn + 1),
        OccurredAt: rows.Instant(FirstEventColumn + 2),
        ConversationId: rows.IdOrNull(FirstEventColumn + 3),
        MessageSequence: rows.IsNull(FirstEventColumn + 4) ? 0 : rows.Number(FirstEventColumn + 4),
        OtherUserId: rows.IdOrNull(FirstEventColumn + 5),
        Message: rows.IsNull(FirstMessageColumn) ? null : MessageColumns.Read(rows, FirstMessageColumn),
        Room: rows.IsNull(FirstRoomColumn) ? null : Room(rows),
        SeesRoom: !rows.IsNull(FirstRoomColumn) && rows.Number(FirstRoomColumn + 6) != 0);

    private static RoomResponse Room(SqlRows rows) => new()
    {
        Id = rows.Id(FirstRoomColumn),
        Name = rows.Text(FirstRoomColumn + 1),
        Title = rows.Text(FirstRoomColumn + 2),
        IsPublic = rows.Flag(FirstRoomColumn + 3),
        MemberCount = (int)rows.Number(FirstRoomColumn + 4),
        CreatedAt = rows.Instant(FirstRoomColumn + 5),
    };
}
