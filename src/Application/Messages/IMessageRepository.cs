using Messaging.Domain.Messages;

namespace Messaging.Application.Messages;

/// <summary>Messages, for use inside a unit of work.</summary>
public interface IMessageRepository
{
    /// <summary>
    /// Says that a conversation is about to be loaded and that <see cref="FindByClientIdAsync"/> comes next, so that a server can answer
    /// both at once. Nothing depends on it.
    /// </summary>
    /// <param name="senderId">The sender.</param>
    /// <param name="clientMessageId">The identifier.</param>
    void Expect(Guid senderId, Guid clientMessageId);

    /// <summary>Finds the message that a sender's device sent under an identifier of its own.</summary>
    /// <param name="senderId">The sender.</param>
    /// <param name="clientMessageId">The identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message, or null.</returns>
    Task<Message?> FindByClientIdAsync(Guid senderId, Guid clientMessageId, CancellationToken cancellationToken);
}
