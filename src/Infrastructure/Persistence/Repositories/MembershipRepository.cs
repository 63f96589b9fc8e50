using Messaging.Application.Conversations;
using Messaging.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>Read markers.</summary>
internal sealed class MembershipRepository(WriteSession session) : IMembershipRepository
{
    /// <inheritdoc/>
    public async Task<Membership?> FindAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken)
    {
        await session.TakeConversationAsync(conversationId);
        var context = await session.GetContextAsync();
        var row = await context.Participants
            .Where(participant => participant.ConversationId == conversationId && participant.UserId == userId)
            .Join(
                context.Conversations,
                participant => participant.ConversationId,
                conversation => conversation.Id,
                (participant, conversation) => new { Participant = participant, conversation.Kind, conversation.LastSequence })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : new Membership(row.Kind, row.LastSequence, row.Participant);
    }

    /// <inheritdoc/>
    public async Task<long> CountOwnAsync(Participant participant, long after, long upTo, CancellationToken cancellationToken) =>
        await (await session.GetContextAsync()).Messages.LongCountAsync(
            message => message.ConversationId == participant.ConversationId
                && message.Sequence > after
                && message.Sequence <= upTo
                && message.SenderId == participant.UserId,
            cancellationToken);

    /// <inheritdoc/>
    public async Task SaveReadMarkerAsync(Participant participant, long after, DateTime readAt, CancellationToken cancellationToken)
    {
        var context = await session.GetContextAsync();
        await context.Participants
            .Where(row => row.ConversationId == participant.ConversationId && row.UserId == participant.UserId)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.LastReadSequence, participant.LastReadSequence)
                    .SetProperty(row => row.SentCountRead, participant.SentCountRead),
                cancellationToken);
        await context.Messages
            .Where(message => message.ConversationId == participant.ConversationId
                && message.Sequence > after
                && message.Sequence <= participant.LastReadSequence
                && message.RecipientId == participant.UserId
                && message.ReadAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(message => message.ReadAt, readAt), cancellationToken);
    }
}
