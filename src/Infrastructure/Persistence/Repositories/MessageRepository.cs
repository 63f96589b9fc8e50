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
        using var reader = session.Query(LoadByClientId, SqliteValues.ToBytes(senderId), SqliteValues.ToBytes(clientMessageId));
        return reader.Read()
            ? Message.Restore(
                id: SqliteValues.ToGuid(reader.GetFieldValue<byte[]>(0)),
                conversationId: SqliteValues.ToGuid(reader.GetFieldValue<byte[]>(1)),
                sequence: reader.GetInt64(2),
                senderId,
                recipientId: reader.IsDBNull(3) ? null : SqliteValues.ToGuid(reader.GetFieldValue<byte[]>(3)),
                content: reader.GetString(4),
                clientMessageId,
                createdAt: SqliteValues.ToInstant(reader.GetInt64(5)))
            : null;
    }
}
