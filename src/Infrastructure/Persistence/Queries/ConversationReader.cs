using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Conversations, for queries. One without a message belongs to a block and is not shown.</summary>
internal sealed class ConversationReader(HotReads hotReads, IDbContextFactory<MessagingDbContext> contexts, IUserDirectory directory)
    : IConversationReader
{
    /// <inheritdoc/>
    public async Task<ConversationRows> ListAsync(Guid userId, Slice slice, CancellationToken cancellationToken)
    {
        var (rows, eventSequence) = await hotReads.ReadConversationsAsync(userId, slice);
        return new ConversationRows(await NameAsync(userId, rows, cancellationToken), eventSequence);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Participants.LongCountAsync(
            participant => participant.UserId == userId && participant.LastMessageAt != null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ConversationResponse?> FindAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken) =>
        (await NameAsync(userId, await hotReads.ReadConversationAsync(conversationId, userId), cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<Guid?> FindDirectIdAsync(Guid userId, Guid otherId, CancellationToken cancellationToken)
    {
        var key = DirectKey.Of(userId, otherId).ToByteArray();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Conversations
            .AsNoTracking()
            .Where(conversation => conversation.DirectKey == key)
            .Select(conversation => (Guid?)conversation.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long?> FindLastSequenceAsync(Guid conversationId, Guid? readerId, CancellationToken cancellationToken) =>
        hotReads.FindLastSequenceAsync(conversationId, readerId).AsTask();

    private async Task<IReadOnlyList<ConversationResponse>> NameAsync(
        Guid userId, List<ConversationRow> rows, CancellationToken cancellationToken)
    {
        var names = await directory.NamesForAsync([.. rows.Select(row => row.LastMessage).OfType<MessageRow>()], [userId], cancellationToken);
        return rows.ConvertAll(row => row.Named(names));
    }
}
