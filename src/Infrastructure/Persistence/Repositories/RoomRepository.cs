using Messaging.Application.Rooms;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Rooms by prepared statements. On SQLite the write lane is the lock.</summary>
internal sealed class RoomRepository(WriteSession session) : IRoomRepository
{
    private const string Select =
        """
        SELECT r."ConversationId", r."Name", r."Title", r."IsPublic", r."CreatedAt", r."MemberCount", r."OwnerId",
               c."LastSequence", c."LastMessageAt",
               s."UserId", s."LastReadSequence", s."SentCount", s."SentCountRead", s."LastMessageAt"
        FROM "Rooms" r
        JOIN "Conversations" c ON c."Id" = r."ConversationId"
        LEFT JOIN "Participants" s ON s."ConversationId" = r."ConversationId" AND s."UserId" = @self
        """;

    private static readonly SqlStatement LoadByName = new($"""{Select} WHERE r."NormalizedName" = @name""", "@self", "@name");

    private static readonly SqlStatement LoadById = new($"""{Select} WHERE r."ConversationId" = @room""", "@self", "@room");

    private static readonly SqlStatement InsertRoom = new(
        """
        INSERT INTO "Rooms" ("ConversationId", "Name", "NormalizedName", "Title", "IsPublic", "MemberCount", "OwnerId", "CreatedAt")
        VALUES (@room, @name, @normalizedName, @title, @isPublic, @members, @owner, @createdAt)
        ON CONFLICT ("NormalizedName") DO NOTHING
        """,
        "@room",
        "@name",
        "@normalizedName",
        "@title",
        "@isPublic",
        "@members",
        "@owner",
        "@createdAt");

    private static readonly SqlStatement DeleteConversation = new("""DELETE FROM "Conversations" WHERE "Id" = @room""", "@room");

    private static readonly SqlStatement FindMember = new(
        """SELECT 1 FROM "Participants" WHERE "ConversationId" = @room AND "UserId" = @user""", "@room", "@user");

    private static readonly SqlStatement FindHeir = new(
        """
        SELECT p."UserId" FROM "Participants" p JOIN "Users" u ON u."Id" = p."UserId"
        WHERE p."ConversationId" = @room AND p."UserId" <> @leaver AND u."DisabledAt" IS NULL
        ORDER BY p."JoinedAt", p."UserId" LIMIT 1
        """,
        "@room",
        "@leaver");

    private static readonly SqlStatement DeleteMember = new(
        """DELETE FROM "Participants" WHERE "ConversationId" = @room AND "UserId" = @user""", "@room", "@user");

    private static readonly SqlStatement UpdateRoom = new(
        """UPDATE "Rooms" SET "MemberCount" = @members, "OwnerId" = @owner WHERE "ConversationId" = @room""",
        "@room",
        "@members",
        "@owner");

    /// <inheritdoc/>
    public Task<Room?> FindAsync(string name, Guid selfId, CancellationToken cancellationToken) =>
        Task.FromResult(UserNameRules.IsValid(name) ? Load(LoadByName, selfId, UserNameRules.Normalize(name)) : null);

    /// <inheritdoc/>
    public Task<Room?> FindAsync(Guid conversationId, Guid selfId, CancellationToken cancellationToken) =>
        Task.FromResult(Load(LoadById, selfId, SqliteValues.ToBytes(conversationId)));

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(Room room, CancellationToken cancellationToken)
    {
        var id = SqliteValues.ToBytes(room.Id);
        session.AddConversation(room.Id, ConversationKind.Room, directKey: null, room.LastSequence, room.LastMessageAt, room.CreatedAt);
        var inserted = session.Execute(
            InsertRoom,
            id,
            room.Name,
            UserNameRules.Normalize(room.Name),
            room.Title,
            room.IsPublic,
            room.MemberCount,
            ValueOf(room.OwnerId),
            SqliteValues.ToMicroseconds(room.CreatedAt));
        if (inserted == 0)
        {
            session.Execute(DeleteConversation, id);
            return Task.FromResult(false);
        }

        if (room.Self is { } first)
        {
            session.AddParticipant(first, room.CreatedAt);
        }

        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public Task<bool> IsMemberAsync(Room room, Guid userId, CancellationToken cancellationToken)
    {
        using var row = session.Query(FindMember, SqliteValues.ToBytes(room.Id), SqliteValues.ToBytes(userId));
        return Task.FromResult(row.Next());
    }

    /// <inheritdoc/>
    public Task<Guid?> FindHeirAsync(Room room, Guid leaverId, CancellationToken cancellationToken)
    {
        using var row = session.Query(FindHeir, SqliteValues.ToBytes(room.Id), SqliteValues.ToBytes(leaverId));
        return Task.FromResult(row.Next() ? row.Id(0) : (Guid?)null);
    }

    /// <inheritdoc/>
    public Task AddMemberAsync(Room room, Participant member, DateTime joinedAt, CancellationToken cancellationToken)
    {
        session.AddParticipant(member, joinedAt);
        Update(room);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveMemberAsync(Room room, Guid userId, CancellationToken cancellationToken)
    {
        session.Execute(DeleteMember, SqliteValues.ToBytes(room.Id), SqliteValues.ToBytes(userId));
        Update(room);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AppendAsync(Message message, CancellationToken cancellationToken)
    {
        session.Advance(message);
        session.AddMessage(message);
        return Task.CompletedTask;
    }

    private static byte[]? ValueOf(Guid? id) => id is { } known ? SqliteValues.ToBytes(known) : null;

    private void Update(Room room) => session.Execute(UpdateRoom, SqliteValues.ToBytes(room.Id), room.MemberCount, ValueOf(room.OwnerId));

    private Room? Load(SqlStatement statement, Guid selfId, object key)
    {
        using var row = session.Query(statement, SqliteValues.ToBytes(selfId), key);
        return row.Next()
            ? Room.Restore(
                id: row.Id(0),
                name: row.Text(1),
                title: row.Text(2),
                isPublic: row.Flag(3),
                createdAt: row.Instant(4),
                memberCount: (int)row.Number(5),
                ownerId: row.IdOrNull(6),
                lastSequence: row.Number(7),
                lastMessageAt: row.InstantOrNull(8),
                self: row.IsNull(9) ? null : SelfAt(row))
            : null;
    }

    private static Participant SelfAt(SqliteRows row) => Participant.Restore(
        conversationId: row.Id(0),
        userId: row.Id(9),
        lastReadSequence: row.Number(10),
        sentCount: row.Number(11),
        sentCountRead: row.Number(12),
        lastMessageAt: row.InstantOrNull(13));
}
