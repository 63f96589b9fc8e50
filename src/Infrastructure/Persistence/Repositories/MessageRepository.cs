using Messaging.Application.Messages;
using Messaging.Domain.Messages;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Messages by prepared statements.</summary>
internal sealed class MessageRepository(WriteSession session) : IMessageRepository
{
    private static readonly SqlStatement LoadByClientId = new(
        """
        SELECT "Id", "ConversationId", "Sequence", "RecipientId", "Content", "CreatedAt" FROM "Messages"
        WHERE "SenderId" = @sender AND "ClientMessageId" = @clientMessageId
        """,
        Id("sender"),
        Id("clientMessageId"));

    /// <inheritdoc/>
    public void Expect(Guid senderId, Guid clientMessageId) => session.Expect(LoadByClientId, senderId, clientMessageId);

    /// <inheritdoc/>
    public async Task<Message?> FindByClientIdAsync(Guid senderId, Guid clientMessageId, CancellationToken cancellationToken)
    {
        await using var row = await session.QueryAsync(LoadByClientId, senderId, clientMessageId);
        return await row.NextAsync()
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
