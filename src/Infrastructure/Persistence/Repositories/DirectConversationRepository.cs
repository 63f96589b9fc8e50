using Messaging.Application.Conversations;
using Messaging.Domain.Blocks;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>
/// Direct conversations by prepared statements: this is the path of every message. Where units of work run beside each other, the
/// conversation's row is taken first and only then read, in a statement of its own; one that is missing collides when it is stored.
/// </summary>
internal sealed class DirectConversationRepository(WriteSession session) : IDirectConversationRepository
{
    private static readonly SqlStatement TakeConversation = new(
        sql => sql.Take("\"Conversations\"", "\"LastSequence\"", "\"DirectKey\" = @key"), Bytes("key"));

    private static readonly SqlStatement TakeHeads = new(
        sql => sql.TakeInOrder("\"UserEventHeads\"", "\"UserId\"", "\"LastSequence\"", "\"UserId\" IN (@self, @peer)"), Id("self"), Id("peer"));

    // Who disables the other account takes it.
    private static readonly SqlStatement Select = new(
        sql => $"""
        SELECT u."DisabledAt",
               CASE WHEN EXISTS (SELECT 1 FROM "Blocks" WHERE "BlockerId" = @self AND "BlockedId" = @peer) THEN 1 ELSE 0 END,
               CASE WHEN EXISTS (SELECT 1 FROM "Blocks" WHERE "BlockerId" = @peer AND "BlockedId" = @self) THEN 1 ELSE 0 END,
               c."Id", c."LastSequence", c."LastMessageAt",
               s."LastReadSequence", s."SentCount", s."SentCountRead",
               p."LastReadSequence", p."SentCount", p."SentCountRead"
        FROM "Users" u {sql.HoldHint}
        LEFT JOIN "Conversations" c ON c."DirectKey" = @key
        LEFT JOIN "Participants" s ON s."ConversationId" = c."Id" AND s."UserId" = @self
        LEFT JOIN "Participants" p ON p."ConversationId" = c."Id" AND p."UserId" = @peer
        WHERE u."Id" = @peer {sql.Hold("u")}
        """,
        Id("self"),
        Id("peer"),
        Bytes("key"));

    private static readonly SqlStatement LoadParticipants = new(
        $"""
        SELECT p."UserId" FROM "Conversations" c JOIN "Participants" p ON p."ConversationId" = c."Id"
        WHERE c."Id" = @conversation AND c."Kind" = {(int)ConversationKind.Direct:D}
        """,
        Id("conversation"));

    private static readonly SqlStatement InsertBlock = new(
        """INSERT INTO "Blocks" ("BlockerId", "BlockedId", "CreatedAt") VALUES (@blocker, @blocked, @createdAt)""",
        Id("blocker"),
        Id("blocked"),
        Instant("createdAt"));

    private static readonly SqlStatement DeleteBlock = new(
        """DELETE FROM "Blocks" WHERE "BlockerId" = @blocker AND "BlockedId" = @blocked""", Id("blocker"), Id("blocked"));

    /// <inheritdoc/>
    public Task<DirectConversation> GetOrOpenAsync(Guid selfId, Guid peerId, DateTime now, CancellationToken cancellationToken) =>
        LoadAsync(selfId, peerId, now);

    /// <inheritdoc/>
    public async Task<DirectConversation?> FindAsync(Guid conversationId, Guid selfId, CancellationToken cancellationToken)
    {
        var users = new List<Guid>(capacity: 2);
        await using (var rows = await session.QueryAsync(LoadParticipants, conversationId))
        {
            while (await rows.NextAsync())
            {
                users.Add(rows.Id(0));
            }
        }

        if (!users.Contains(selfId))
        {
            return null;
        }

        var peerId = users.Find(user => user != selfId);
        return await LoadAsync(selfId, peerId == Guid.Empty ? selfId : peerId, now: default);
    }

    /// <inheritdoc/>
    public async Task AppendAsync(DirectConversation conversation, Message message, CancellationToken cancellationToken)
    {
        if (conversation.IsNew)
        {
            await InsertAsync(conversation, message.CreatedAt);
            await session.AddMessageAsync(message);
        }
        else
        {
            await session.AppendAsync(message);
        }
    }

    /// <inheritdoc/>
    public async Task AddBlockAsync(DirectConversation conversation, Block block, CancellationToken cancellationToken)
    {
        if (conversation.IsNew)
        {
            await InsertAsync(conversation, block.CreatedAt);
        }

        await session.WriteAsync(InsertBlock, block.BlockerId, block.BlockedId, block.CreatedAt);
    }

    /// <inheritdoc/>
    public async Task RemoveBlockAsync(DirectConversation conversation, CancellationToken cancellationToken)
    {
        await session.WriteAsync(DeleteBlock, conversation.Self.UserId, conversation.Peer.UserId);
    }

    private async Task<DirectConversation> LoadAsync(Guid selfId, Guid peerId, DateTime now)
    {
        var key = DirectKey.Of(selfId, peerId).ToByteArray();
        await session.LockAsync(TakeConversation, key);
        var found = await SelectAsync(selfId, peerId, key, now);
        if (!found.IsNew || !await session.LockAsync(TakeHeads, selfId, peerId))
        {
            return found;
        }

        // There was no row to take. Who opens a conversation takes both people's logs instead; if one was opened until then, the work
        // begins anew and finds its row.
        found = await SelectAsync(selfId, peerId, key, now);
        return found.IsNew ? found : throw new CollisionException();
    }

    private async Task<DirectConversation> SelectAsync(Guid selfId, Guid peerId, byte[] key, DateTime now)
    {
        await using var row = await session.QueryAsync(Select, selfId, peerId, key);
        if (!await row.NextAsync())
        {
            throw new InvalidOperationException("The other user of the conversation does not exist.");
        }

        var state = new PeerState(BlockedBySelf: row.Number(1) != 0, BlockedByPeer: row.Number(2) != 0, PeerDisabled: !row.IsNull(0));
        if (row.IsNull(3))
        {
            return DirectConversation.Open(selfId, peerId, state, now);
        }

        var id = row.Id(3);
        var lastMessageAt = row.InstantOrNull(5);
        var self = ParticipantAt(row, 6, id, selfId, lastMessageAt);
        var peer = selfId == peerId ? self : ParticipantAt(row, 9, id, peerId, lastMessageAt);
        return DirectConversation.Restore(id, row.Number(4), lastMessageAt, self, peer, state);
    }

    private static Participant ParticipantAt(SqlRows row, int column, Guid conversationId, Guid userId, DateTime? lastMessageAt) =>
        Participant.Restore(
            conversationId,
            userId,
            lastReadSequence: row.Number(column),
            sentCount: row.Number(column + 1),
            sentCountRead: row.Number(column + 2),
            lastMessageAt);

    private async Task InsertAsync(DirectConversation conversation, DateTime createdAt)
    {
        var key = DirectKey.Of(conversation.Self.UserId, conversation.Peer.UserId).ToByteArray();
        await session.AddConversationAsync(
            conversation.Id, ConversationKind.Direct, key, conversation.LastSequence, conversation.LastMessageAt, createdAt);
        await session.AddParticipantAsync(conversation.Self, joinedAt: null);
        if (conversation.Peer.UserId != conversation.Self.UserId)
        {
            await session.AddParticipantAsync(conversation.Peer, joinedAt: null);
        }
    }
}
