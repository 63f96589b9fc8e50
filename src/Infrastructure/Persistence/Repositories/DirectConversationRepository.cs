using Messaging.Application.Conversations;
using Messaging.Domain.Blocks;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>
/// Direct conversations by prepared statements: this is the path of every message. On SQLite the write lane is the lock.
/// </summary>
internal sealed class DirectConversationRepository(WriteSession session) : IDirectConversationRepository
{
    private static readonly SqlStatement Load = new(
        """
        SELECT u."DisabledAt" IS NOT NULL,
               EXISTS (SELECT 1 FROM "Blocks" WHERE "BlockerId" = @self AND "BlockedId" = @peer),
               EXISTS (SELECT 1 FROM "Blocks" WHERE "BlockerId" = @peer AND "BlockedId" = @self),
               c."Id", c."LastSequence", c."LastMessageAt",
               s."LastReadSequence", s."SentCount", s."SentCountRead",
               p."LastReadSequence", p."SentCount", p."SentCountRead"
        FROM "Users" u
        LEFT JOIN "Conversations" c ON c."DirectKey" = @key
        LEFT JOIN "Participants" s ON s."ConversationId" = c."Id" AND s."UserId" = @self
        LEFT JOIN "Participants" p ON p."ConversationId" = c."Id" AND p."UserId" = @peer
        WHERE u."Id" = @peer
        """,
        "@self",
        "@peer",
        "@key");

    private static readonly SqlStatement LoadParticipants = new(
        $"""
        SELECT p."UserId" FROM "Conversations" c JOIN "Participants" p ON p."ConversationId" = c."Id"
        WHERE c."Id" = @conversation AND c."Kind" = {(int)ConversationKind.Direct:D}
        """,
        "@conversation");

    private static readonly SqlStatement InsertBlock = new(
        """INSERT INTO "Blocks" ("BlockerId", "BlockedId", "CreatedAt") VALUES (@blocker, @blocked, @createdAt)""",
        "@blocker",
        "@blocked",
        "@createdAt");

    private static readonly SqlStatement DeleteBlock = new(
        """DELETE FROM "Blocks" WHERE "BlockerId" = @blocker AND "BlockedId" = @blocked""", "@blocker", "@blocked");

    /// <inheritdoc/>
    public Task<DirectConversation> GetOrOpenAsync(Guid selfId, Guid peerId, DateTime now, CancellationToken cancellationToken) =>
        Task.FromResult(GetOrOpen(selfId, peerId, now));

    /// <inheritdoc/>
    public Task<DirectConversation?> FindAsync(Guid conversationId, Guid selfId, CancellationToken cancellationToken)
    {
        var users = new List<Guid>(capacity: 2);
        using (var rows = session.Query(LoadParticipants, SqliteValues.ToBytes(conversationId)))
        {
            while (rows.Next())
            {
                users.Add(rows.Id(0));
            }
        }

        if (!users.Contains(selfId))
        {
            return Task.FromResult<DirectConversation?>(null);
        }

        var peerId = users.Find(user => user != selfId);
        return Task.FromResult<DirectConversation?>(GetOrOpen(selfId, peerId == Guid.Empty ? selfId : peerId, now: default));
    }

    /// <inheritdoc/>
    public Task AppendAsync(DirectConversation conversation, Message message, CancellationToken cancellationToken)
    {
        if (conversation.IsNew)
        {
            Insert(conversation, message.CreatedAt);
        }
        else
        {
            session.Advance(message);
        }

        session.AddMessage(message);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AddBlockAsync(DirectConversation conversation, Block block, CancellationToken cancellationToken)
    {
        if (conversation.IsNew)
        {
            Insert(conversation, block.CreatedAt);
        }

        session.Execute(InsertBlock, SqliteValues.ToBytes(block.BlockerId), SqliteValues.ToBytes(block.BlockedId), SqliteValues.ToMicroseconds(block.CreatedAt));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveBlockAsync(DirectConversation conversation, CancellationToken cancellationToken)
    {
        session.Execute(DeleteBlock, SqliteValues.ToBytes(conversation.Self.UserId), SqliteValues.ToBytes(conversation.Peer.UserId));
        return Task.CompletedTask;
    }

    private DirectConversation GetOrOpen(Guid selfId, Guid peerId, DateTime now)
    {
        using var row = session.Query(
            Load, SqliteValues.ToBytes(selfId), SqliteValues.ToBytes(peerId), DirectKey.Of(selfId, peerId).ToByteArray());
        if (!row.Next())
        {
            throw new InvalidOperationException("The other user of the conversation does not exist.");
        }

        var state = new PeerState(BlockedBySelf: row.Flag(1), BlockedByPeer: row.Flag(2), PeerDisabled: row.Flag(0));
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

    private static Participant ParticipantAt(SqliteRows row, int column, Guid conversationId, Guid userId, DateTime? lastMessageAt) =>
        Participant.Restore(
            conversationId,
            userId,
            lastReadSequence: row.Number(column),
            sentCount: row.Number(column + 1),
            sentCountRead: row.Number(column + 2),
            lastMessageAt);

    private void Insert(DirectConversation conversation, DateTime createdAt)
    {
        var key = DirectKey.Of(conversation.Self.UserId, conversation.Peer.UserId).ToByteArray();
        session.AddConversation(
            conversation.Id, ConversationKind.Direct, key, conversation.LastSequence, conversation.LastMessageAt, createdAt);
        session.AddParticipant(conversation.Self, joinedAt: null);
        if (conversation.Peer.UserId != conversation.Self.UserId)
        {
            session.AddParticipant(conversation.Peer, joinedAt: null);
        }
    }
}
