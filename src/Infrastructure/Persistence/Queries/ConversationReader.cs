using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Conversations, for queries. One without a message belongs to a block and is not shown.</summary>
internal sealed class ConversationReader(IDbContextFactory<MessagingDbContext> contexts, IUserDirectory directory) : IConversationReader
{
    private static readonly Func<MessagingDbContext, Guid, Guid, CancellationToken, Task<long?>> LastSequence =
        EF.CompileAsyncQuery((MessagingDbContext context, Guid conversationId, Guid userId, CancellationToken _) => context.Participants
            .AsNoTracking()
            .Where(participant => participant.ConversationId == conversationId && participant.UserId == userId)
            .Join(
                context.Conversations,
                participant => participant.ConversationId,
                conversation => conversation.Id,
                (_, conversation) => (long?)conversation.LastSequence)
            .FirstOrDefault());

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ConversationResponse>> ListAsync(Guid userId, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var page = Ordered(WithMessages(context, userId), slice).Take(slice.Limit + 1);
        return await NameAsync(userId, await Rows(context, page).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await WithMessages(context, userId).LongCountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ConversationResponse?> FindAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var one = WithMessages(context, userId).Where(participant => participant.ConversationId == conversationId);
        return (await NameAsync(userId, await Rows(context, one).ToListAsync(cancellationToken), cancellationToken)).SingleOrDefault();
    }

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
    public async Task<long?> FindLastSequenceAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await LastSequence(context, conversationId, userId, cancellationToken);
    }

    private static IQueryable<Participant> WithMessages(MessagingDbContext context, Guid userId) =>
        context.Participants.AsNoTracking().Where(participant => participant.UserId == userId && participant.LastMessageAt != null);

    private static IQueryable<Participant> Ordered(IQueryable<Participant> participants, Slice slice)
    {
        if (slice.Position is { } position)
        {
            var (time, id, _, _) = position;
            participants = slice.Backward
                ? participants.Where(row => row.LastMessageAt >= time && (row.LastMessageAt > time || row.ConversationId > id))
                : participants.Where(row => row.LastMessageAt <= time && (row.LastMessageAt < time || row.ConversationId < id));
        }

        return slice.Backward
            ? participants.OrderBy(row => row.LastMessageAt).ThenBy(row => row.ConversationId)
            : participants.OrderByDescending(row => row.LastMessageAt).ThenByDescending(row => row.ConversationId);
    }

    private static IQueryable<ConversationRow> Rows(MessagingDbContext context, IQueryable<Participant> participants) =>
        from participant in participants
        join conversation in context.Conversations on participant.ConversationId equals conversation.Id
        join message in context.Messages
            on new { participant.ConversationId, Sequence = conversation.LastSequence } equals new { message.ConversationId, message.Sequence }
        select new ConversationRow(
            participant,
            conversation.Kind,
            conversation.LastSequence,
            new MessageRow(
                message.Id,
                message.ConversationId,
                message.Sequence,
                message.SenderId,
                message.RecipientId,
                message.Content,
                message.ClientMessageId,
                message.CreatedAt,
                message.ReadAt));

    private async Task<IReadOnlyList<ConversationResponse>> NameAsync(
        Guid userId, List<ConversationRow> rows, CancellationToken cancellationToken)
    {
        var messages = rows.ConvertAll(row => row.LastMessage);
        var names = await directory.NamesForAsync(messages, [userId], cancellationToken);
        return rows.ConvertAll(row => row.Named(names));
    }
}
