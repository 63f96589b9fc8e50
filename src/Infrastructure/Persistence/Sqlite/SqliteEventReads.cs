using Messaging.Application.LiveUpdates;
using Messaging.Application.Rooms;
using Messaging.Domain.LiveUpdates;
using Messaging.Infrastructure.Persistence.Queries;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>Users' events by prepared queries; each is one statement, so that all of its answer is of one moment.</summary>
internal sealed class SqliteEventReads(SqliteReadPool pool) : IEventReads
{
    private const int FirstEventColumn = 2;
    private const int FirstMessageColumn = FirstEventColumn + 6;
    private const int FirstRoomColumn = FirstMessageColumn + SqliteMessages.ColumnCount;

    private const string Bounds =
        """
        h."LastSequence", (SELECT o."Sequence" FROM "UserEvents" o WHERE o."UserId" = h."UserId" ORDER BY o."Sequence" LIMIT 1)
        """;

    private static readonly SqlStatement SelectBounds = new(
        $"""SELECT {Bounds} FROM "UserEventHeads" h WHERE h."UserId" = @user""", "@user");

    private static readonly SqlStatement SelectEvents = new(
        $"""
        SELECT {Bounds},
               e."Sequence", e."Type", e."OccurredAt", e."ConversationId", e."MessageSequence", e."OtherUserId",
               {SqliteMessages.Columns},
               r."ConversationId", r."Name", r."Title", r."IsPublic", r."MemberCount", r."CreatedAt",
               r."IsPublic" OR EXISTS (SELECT 1 FROM "Participants" p WHERE p."ConversationId" = r."ConversationId" AND p."UserId" = h."UserId")
        FROM "UserEventHeads" h
        LEFT JOIN "UserEvents" e ON e."UserId" = h."UserId" AND e."Sequence" > @after
        LEFT JOIN "Messages" m ON e."Type" = @created AND m."ConversationId" = e."ConversationId" AND m."Sequence" = e."MessageSequence"
        LEFT JOIN "Rooms" r ON e."Type" IN (@joined, @left) AND r."ConversationId" = e."ConversationId"
        WHERE h."UserId" = @user
        ORDER BY e."Sequence" LIMIT @limit
        """,
        "@user",
        "@after",
        "@created",
        "@joined",
        "@left",
        "@limit");

    /// <inheritdoc/>
    public (EventBounds Bounds, List<UserEventRow> Rows) ReadEvents(Guid userId, long after, int limit) =>
        pool.Query(
            SelectEvents,
            static rows =>
            {
                var bounds = default(EventBounds);
                var events = new List<UserEventRow>();
                while (rows.Next())
                {
                    bounds = BoundsOf(rows);
                    if (!rows.IsNull(FirstEventColumn))
                    {
                        events.Add(Event(rows));
                    }
                }

                return (bounds, events);
            },
            SqliteValues.ToBytes(userId),
            after,
            (int)UserEventType.MessageCreated,
            (int)UserEventType.RoomJoined,
            (int)UserEventType.RoomLeft,
            limit);

    /// <inheritdoc/>
    public EventBounds ReadBounds(Guid userId) =>
        pool.Query(SelectBounds, static rows => rows.Next() ? BoundsOf(rows) : default, SqliteValues.ToBytes(userId));

    private static EventBounds BoundsOf(SqliteRows rows)
    {
        var head = rows.Number(0);
        return new EventBounds(head, Oldest: rows.IsNull(1) ? head + 1 : rows.Number(1));
    }

    private static UserEventRow Event(SqliteRows rows) => new(
        Sequence: rows.Number(FirstEventColumn),
        Type: (UserEventType)rows.Number(FirstEventColumn + 1),
        OccurredAt: rows.Instant(FirstEventColumn + 2),
        ConversationId: rows.IdOrNull(FirstEventColumn + 3),
        MessageSequence: rows.Number(FirstEventColumn + 4),
        OtherUserId: rows.IdOrNull(FirstEventColumn + 5),
        Message: rows.IsNull(FirstMessageColumn) ? null : SqliteMessages.Read(rows, FirstMessageColumn),
        Room: rows.IsNull(FirstRoomColumn) ? null : Room(rows),
        SeesRoom: !rows.IsNull(FirstRoomColumn) && rows.Flag(FirstRoomColumn + 6));

    private static RoomResponse Room(SqliteRows rows) => new()
    {
        Id = rows.Id(FirstRoomColumn),
        Name = rows.Text(FirstRoomColumn + 1),
        Title = rows.Text(FirstRoomColumn + 2),
        IsPublic = rows.Flag(FirstRoomColumn + 3),
        MemberCount = (int)rows.Number(FirstRoomColumn + 4),
        CreatedAt = rows.Instant(FirstRoomColumn + 5),
    };
}
