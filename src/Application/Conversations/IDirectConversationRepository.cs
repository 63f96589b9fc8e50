using Messaging.Domain.Blocks;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;

namespace Messaging.Application.Conversations;

/// <summary>
/// Direct conversations, for use inside a unit of work. Loading one locks it until the unit of work ends, so that
/// sending and blocking happen one after the other.
/// </summary>
public interface IDirectConversationRepository
{
    /// <summary>Loads the conversation of two users, or opens it; one that was opened is stored with the first change.</summary>
    /// <param name="selfId">The acting user.</param>
    /// <param name="peerId">The other, or the same for notes.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation.</returns>
    Task<DirectConversation> GetOrOpenAsync(Guid selfId, Guid peerId, DateTime now, CancellationToken cancellationToken);

    /// <summary>Loads a conversation by id.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="selfId">The acting user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation, or null also where the user takes no part in it.</returns>
    Task<DirectConversation?> FindAsync(Guid conversationId, Guid selfId, CancellationToken cancellationToken);

    /// <summary>Stores a message and what it changed in the conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AppendAsync(DirectConversation conversation, Message message, CancellationToken cancellationToken);

    /// <summary>Stores a block.</summary>
    /// <param name="conversation">The conversation of the two.</param>
    /// <param name="block">The block.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AddBlockAsync(DirectConversation conversation, Block block, CancellationToken cancellationToken);

    /// <summary>Removes the acting user's block of the other.</summary>
    /// <param name="conversation">The conversation of the two.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task RemoveBlockAsync(DirectConversation conversation, CancellationToken cancellationToken);
}
