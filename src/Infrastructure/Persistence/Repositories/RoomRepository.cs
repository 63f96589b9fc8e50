using Messaging.Application.Rooms;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Rooms by prepared statements. Where units of work run beside each other, the row of its conversation is taken first.</summary>
internal sealed class RoomRepository(WriteSession session) : IRoomRepository
{
    private const string Conversations = "\"Conversations\"";
    private const string LastSequence = "\"LastSequence\"";

    private const string Select =
        """
        SELECT r."ConversationId", r."Name", r."Title", r."IsPublic", r."CreatedAt", r."MemberCount", r."OwnerId",
               c."LastSequence", c."LastMessageAt",
               s."UserId", s."LastReadSequence", s."SentCount", s."SentCountRead", s."LastMessageAt"
        FROM "Rooms" r
        JOIN "Conversations" c ON c."Id" = r."ConversationId"
        LEFT JOIN "Participants" s ON s."ConversationId" = r."ConversationId" AND s."UserId" = @self
        """;

    private static readonly SqlStatement LoadByName = new($"""{Select} WHERE r."NormalizedName" = @name""", Id("self"), Text("name"));

    private static readonly SqlStatement LoadById = new($"""{Select} WHERE r."ConversationId" = @room""", Id("self"), Id("room"));

    private static readonly SqlStatement InsertRoom = new(
        """
        INSERT INTO "Rooms" ("ConversationId", "Name", "NormalizedName", "Title", "IsPublic", "MemberCount", "OwnerId", "CreatedAt")
        VALUES (@room, @name, @normalizedName, @title, @isPublic, @members, @owner, @createdAt)
        """,
        Id("room"),
        Text("name"),
        Text("normalizedName"),
        Text("title"),
        Flag("isPublic"),
        Number("members"),
        Id("owner"),
        Instant("createdAt"));

    private static readonly SqlStatement TakeByName = new(
        sql => sql.Take(Conversations, LastSequence, """ "Id" = (SELECT "ConversationId" FROM "Rooms" WHERE "NormalizedName" = @name) """), Text("name"));

    private static readonly SqlStatement FindName = new("""SELECT 1 FROM "Rooms" WHERE "NormalizedName" = @name""", Text("name"));

    private static readonly SqlStatement FindMember = new(
        """SELECT 1 FROM "Participants" WHERE "ConversationId" = @room AND "UserId" = @user""", Id("room"), Id("user"));

    private static readonly SqlStatement FindHeir = new(
        sql => $"""
        SELECT p."UserId" FROM "Participants" p JOIN "Users" u ON u."Id" = p."UserId"
        WHERE p."ConversationId" = @room AND p."UserId" <> @leaver AND u."DisabledAt" IS NULL
        ORDER BY p."JoinedAt", p."UserId" {sql.Limit("1")}
        """,
        Id("room"),
        Id("leaver"));

    private static readonly SqlStatement DeleteMember = new(
        """DELETE FROM "Participants" WHERE "ConversationId" = @room AND "UserId" = @user""", Id("room"), Id("user"));

    private static readonly SqlStatement UpdateRoom = new(
        """UPDATE "Rooms" SET "MemberCount" = @members, "OwnerId" = @owner WHERE "ConversationId" = @room""",
        Id("room"),
        Number("members"),
        Id("owner"));

    /// <inheritdoc/>
    public async Task<Room?> FindAsync(string name, Guid selfId, CancellationToken cancellationToken)
    {
        if (!UserNameRules.IsValid(name))
        {
            return null;
        }

        var normalized = UserNameRules.Normalize(name);
        await session.LockAsync(TakeByName, normalized);
        return await LoadAsync(LoadByName, selfId, normalized);
    }

    /// <inheritdoc/>
    public async Task<Room?> FindAsync(Guid conversationId, Guid selfId, CancellationToken cancellationToken)
    {
        await session.TakeConversationAsync(conversationId);
        return await LoadAsync(LoadById, selfId, conversationId);
    }

    /// <inheritdoc/>
    public async Task<bool> TryAddAsync(Room room, CancellationToken cancellationToken)
    {
        // Of two that find the name free at the same time one collides with the other, and looks again.
        var normalized = UserNameRules.Normalize(room.Name);
        if (await ExistsAsync(FindName, normalized))
        {
            return false;
        }

        await session.AddConversationAsync(
            room.Id, ConversationKind.Room, directKey: null, room.LastSequence, room.LastMessageAt, room.CreatedAt);
        await session.WriteAsync(
            InsertRoom, room.Id, room.Name, normalized, room.Title, room.IsPublic, room.MemberCount, room.OwnerId, room.CreatedAt);
        if (room.Self is { } first)
        {
            await session.AddParticipantAsync(first, room.CreatedAt);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> IsMemberAsync(Room room, Guid userId, CancellationToken cancellationToken) => await ExistsAsync(FindMember, room.Id, userId);

    /// <inheritdoc/>
    public async Task<Guid?> FindHeirAsync(Room room, Guid leaverId, CancellationToken cancellationToken)
    {
        await using var row = await session.QueryAsync(FindHeir, room.Id, leaverId);
        return await row.NextAsync() ? row.Id(0) : null;
    }

    /// <inheritdoc/>
    public async Task AddMemberAsync(Room room, Participant member, DateTime joinedAt, CancellationToken cancellationToken)
    {
        await session.AddParticipantAsync(member, joinedAt);
        await UpdateAsync(room);
    }

    /// <inheritdoc/>
    public async Task RemoveMemberAsync(Room room, Guid userId, CancellationToken cancellationToken)
    {
        await session.WriteAsync(DeleteMember, room.Id, userId);
        await UpdateAsync(room);
    }

    /// <inheritdoc/>
    public async Task AppendAsync(Message message, CancellationToken cancellationToken) => await session.AppendAsync(message);

    private ValueTask UpdateAsync(Room room) => session.WriteAsync(UpdateRoom, room.Id, room.MemberCount, room.OwnerId);

    private async Task<bool> ExistsAsync(SqlStatement sql, params object?[] values)
    {
        await using var row = await session.QueryAsync(sql, values);
        return await row.NextAsync();
    }

    private async Task<Room?> LoadAsync(SqlStatement statement, Guid selfId, object key)
    {
        await using var row = await session.QueryAsync(statement, selfId, key);
        return await row.NextAsync()
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

    private static Participant SelfAt(SqlRows row) => Participant.Restore(
        conversationId: row.Id(0),
        userId: row.Id(9),
        lastReadSequence: row.Number(10),
        sentCount: row.Number(11),
        sentCountRead: row.Number(12),
        lastMessageAt: row.InstantOrNull(13));
}
