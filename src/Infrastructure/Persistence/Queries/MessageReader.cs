using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Messages, for queries.</summary>
internal sealed class MessageReader(HotReads hotReads, IDbContextFactory<MessagingDbContext> contexts, IUserDirectory directory) : IMessageReader
{
    /// <inheritdoc/>
    public async Task<MessageResponse?> FindAsync(Guid messageId, Guid readerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Messages
            .AsNoTracking()
            .Where(message => message.Id == messageId
                && (message.SenderId == readerId
                    || context.Participants.Any(
                        participant => participant.ConversationId == message.ConversationId && participant.UserId == readerId)))
            .Select(MessageRow.Of)
            .ToListAsync(cancellationToken);
        return (await directory.NameAsync(row, cancellationToken)).SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MessageResponse>> GetHistoryAsync(Guid conversationId, HistorySlice slice, CancellationToken cancellationToken) =>
        await directory.NameAsync(await hotReads.ReadHistoryAsync(conversationId, slice), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MessageResponse>> ListAsync(MessageFilter filter, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var conversation = await FindConversationAsync(context, filter, cancellationToken);
        var rows = new List<MessageRow>();
        foreach (var part in Parts(context, filter, conversation))
        {
            var ordered = conversation is null ? Ordered(part, slice) : OrderedWithin(part, slice);
            rows.AddRange(await ordered.Take(slice.Limit + 1).Select(MessageRow.Of).ToListAsync(cancellationToken));
        }

        rows.Sort((one, other) => slice.Backward ? Compare(one, other) : Compare(other, one));
        return await directory.NameAsync(rows.Take(slice.Limit + 1).ToList(), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(MessageFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var conversation = await FindConversationAsync(context, filter, cancellationToken);
        var count = 0L;
        foreach (var part in Parts(context, filter, conversation))
        {
            count += await part.LongCountAsync(cancellationToken);
        }

        return count;
    }

    // Where only one partner is asked for, the one conversation to look into; a conversation that is missing is empty.
    private static async Task<Guid?> FindConversationAsync(MessagingDbContext context, MessageFilter filter, CancellationToken cancellationToken)
    {
        if (filter.WithUserId is not { } other)
        {
            return null;
        }

        var key = DirectKey.Of(filter.UserId, other).ToByteArray();
        return await context.Conversations
            .AsNoTracking()
            .Where(conversation => conversation.DirectKey == key)
            .Select(conversation => conversation.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }

    // Sent and received have an index each; the two parts do not overlap (a note to oneself counts as sent where both are asked for).
    private static IEnumerable<IQueryable<Message>> Parts(MessagingDbContext context, MessageFilter filter, Guid? conversation)
    {
        var messages = InRange(context.Messages.AsNoTracking(), filter);
        if (conversation is { } conversationId)
        {
            messages = messages.Where(message => message.ConversationId == conversationId);
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

    // Within a conversation the order by time is the order by sequence, in which its messages lie.
    private static IQueryable<Message> OrderedWithin(IQueryable<Message> messages, Slice slice)
    {
        if (slice.Position is { Sequence: var sequence })
        {
            messages = slice.Backward
                ? messages.Where(message => message.Sequence > sequence)
                : messages.Where(message => message.Sequence < sequence);
        }

        return slice.Backward ? messages.OrderBy(message => message.Sequence) : messages.OrderByDescending(message => message.Sequence);
    }

    // The order of the queries above; ids compare as their bytes do in the database.
    private static int Compare(MessageRow one, MessageRow other)
    {
        var byTime = one.CreatedAt.CompareTo(other.CreatedAt);
        var byConversation = byTime != 0 ? byTime : one.ConversationId.CompareTo(other.ConversationId);
        return byConversation != 0 ? byConversation : one.Sequence.CompareTo(other.Sequence);
    }
}
