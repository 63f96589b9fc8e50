using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Messages, for queries.</summary>
internal sealed class MessageReader(IHotReads hotReads, IDbContextFactory<MessagingDbContext> contexts, IUserDirectory directory) : IMessageReader
{
    /// <inheritdoc/>
    public async Task<MessageResponse?> FindAsync(Guid messageId, Guid readerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Messages
            .AsNoTracking()
            .Where(message => message.Id == messageId
                && context.Participants.Any(
                    participant => participant.ConversationId == message.ConversationId && participant.UserId == readerId))
            .Select(MessageRow.Of)
            .ToListAsync(cancellationToken);
        return (await directory.NameAsync(row, cancellationToken)).SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MessageResponse>> GetHistoryAsync(Guid conversationId, HistorySlice slice, CancellationToken cancellationToken) =>
        await directory.NameAsync(hotReads.ReadHistory(conversationId, slice), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MessageResponse>> ListAsync(MessageFilter filter, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = new List<MessageRow>();
        foreach (var part in Parts(context, filter))
        {
            rows.AddRange(await Ordered(part, slice).Take(slice.Limit + 1).Select(MessageRow.Of).ToListAsync(cancellationToken));
        }

        rows.Sort((one, other) => slice.Backward ? Compare(one, other) : Compare(other, one));
        return await directory.NameAsync(rows.Take(slice.Limit + 1).ToList(), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(MessageFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var count = 0L;
        foreach (var part in Parts(context, filter))
        {
            count += await part.LongCountAsync(cancellationToken);
        }

        return count;
    }

    // Sent and received have an index each; the two parts do not overlap (a note to oneself counts as sent where both are asked for).
    private static IEnumerable<IQueryable<Message>> Parts(MessagingDbContext context, MessageFilter filter)
    {
        var messages = InRange(context.Messages.AsNoTracking(), filter);
        if (filter.WithUserId is { } other)
        {
            // One conversation, read in its own order; its key is the pair.
            var key = DirectKey.Of(filter.UserId, other).ToByteArray();
            messages = messages.Where(message => context.Conversations.Any(
                conversation => conversation.DirectKey == key && conversation.Id == message.ConversationId));
        }

        if (filter.Direction is MessageDirection.All or MessageDirection.Sent)
        {
            yield return messages.Where(message => message.SenderId == filter.UserId);
        }

        if (filter.Direction is MessageDirection.All)
        {
            yield return messages.Where(message => message.RecipientId == filter.UserId && message.SenderId != filter.UserId);
        }

        if (filter.Direction is MessageDirection.Received)
        {
            yield return messages.Where(message => message.RecipientId == filter.UserId);
        }
    }

    private static IQueryable<Message> InRange(IQueryable<Message> messages, MessageFilter filter)
    {
        if (filter.Range.From is { } from)
        {
            messages = messages.Where(message => message.CreatedAt >= from);
        }

        if (filter.Range.To is { } to)
        {
            messages = messages.Where(message => message.CreatedAt <= to);
        }

        return messages;
    }

    private static IQueryable<Message> Ordered(IQueryable<Message> messages, Slice slice)
    {
        if (slice.Position is { } position)
        {
            var (time, conversation, sequence, _) = position;
            messages = slice.Backward
                ? messages.Where(message => message.CreatedAt >= time
                    && (message.CreatedAt > time
                        || message.ConversationId > conversation
                        || (message.ConversationId == conversation && message.Sequence > sequence)))
                : messages.Where(message => message.CreatedAt <= time
                    && (message.CreatedAt < time
                        || message.ConversationId < conversation
                        || (message.ConversationId == conversation && message.Sequence < sequence)));
        }

        return slice.Backward
            ? messages.OrderBy(message => message.CreatedAt).ThenBy(message => message.ConversationId).ThenBy(message => message.Sequence)
            : messages.OrderByDescending(message => message.CreatedAt)
                .ThenByDescending(message => message.ConversationId)
                .ThenByDescending(message => message.Sequence);
    }

    // The order of the queries above; ids compare as their bytes do in the database.
    private static int Compare(MessageRow one, MessageRow other)
    {
        var byTime = one.CreatedAt.CompareTo(other.CreatedAt);
        var byConversation = byTime != 0 ? byTime : one.ConversationId.CompareTo(other.ConversationId);
        return byConversation != 0 ? byConversation : one.Sequence.CompareTo(other.Sequence);
    }
}
