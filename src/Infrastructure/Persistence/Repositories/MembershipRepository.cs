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
        var row = await session.Context.Participants
            .Where(participant => participant.ConversationId == conversationId && participant.UserId == userId)
            .Join(
                session.Context.Conversations,
                participant => participant.ConversationId,
                conversation => conversation.Id,
                (participant, conversation) => new { Participant = participant, conversation.Kind, conversation.LastSequence })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : new Membership(row.Kind, row.LastSequence, row.Participant);
    }

    /// <inheritdoc/>
    public Task<long> CountOwnAsync(Participant participant, long after, long upTo, CancellationToken cancellationToken) =>
        session.Context.Messages.LongCountAsync(
            message => message.ConversationId == participant.ConversationId
                && message.Sequence > after
                && message.Sequence <= upTo
                && message.SenderId == participant.UserId,
            cancellationToken);

    /// <inheritdoc/>
    public async Task SaveReadMarkerAsync(Participant participant, long after, DateTime readAt, CancellationToken cancellationToken)
    {
        await session.Context.Participants
            .Where(row => row.ConversationId == participant.ConversationId && row.UserId == participant.UserId)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.LastReadSequence, participant.LastReadSequence)
                    .SetProperty(row => row.SentCountRead, participant.SentCountRead),
                cancellationToken);
        await session.Context.Messages
            .Where(message => message.ConversationId == participant.ConversationId
                && message.Sequence > after
                && message.Sequence <= participant.LastReadSequence
                && message.RecipientId == participant.UserId
                && message.ReadAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(message => message.ReadAt, readAt), cancellationToken);
    }
}
