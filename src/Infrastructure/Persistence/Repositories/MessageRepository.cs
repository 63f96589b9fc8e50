using Messaging.Application.Messages;
using Messaging.Domain.Messages;
using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Messages by prepared statements.</summary>
internal sealed class MessageRepository(WriteSession session) : IMessageRepository
{
    private static readonly SqlStatement LoadByClientId = new(
        """
        SELECT "Id", "ConversationId", "Sequence", "RecipientId", "Content", "CreatedAt" FROM "Messages"
        WHERE "SenderId" = @sender AND "ClientMessageId" = @clientMessageId
        """,
        "@sender",
        "@clientMessageId");

    /// <inheritdoc/>
    public Task<Message?> FindByClientIdAsync(Guid senderId, Guid clientMessageId, CancellationToken cancellationToken) =>
        Task.FromResult(FindByClientId(senderId, clientMessageId));

    private Message? FindByClientId(Guid senderId, Guid clientMessageId)
    {
        using var row = session.Query(LoadByClientId, SqliteValues.ToBytes(senderId), SqliteValues.ToBytes(clientMessageId));
        return row.Next()
            ? Message.Restore(
                id: row.Id(0),
                conversationId: row.Id(1),
                sequence: row.Number(2),
                senderId,
                recipientId: row.IdOrNull(3),
                content: row.Text(4),
                clientMessageId,
                createdAt: row.Instant(5))
            : null;
    }
}
