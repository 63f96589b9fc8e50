using Messaging.Domain.Messages;

namespace Messaging.Application.Messages;

/// <summary>Messages, for use inside a unit of work.</summary>
public interface IMessageRepository
{
    /// <summary>Finds the message that a sender's device sent under an identifier of its own.</summary>
    /// <param name="senderId">The sender.</param>
    /// <param name="clientMessageId">The identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message, or null.</returns>
    Task<Message?> FindByClientIdAsync(Guid senderId, Guid clientMessageId, CancellationToken cancellationToken);
}
