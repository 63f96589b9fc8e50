using Messaging.Domain.LiveUpdates;

namespace Messaging.Application.LiveUpdates;

/// <summary>
/// What changed for each user, numbered 1, 2, 3 … without a gap in the order of commits. For use inside the unit of work that changes
/// it; streams are told of it after the commit.
/// </summary>
public interface IEventLog
{
    /// <summary>Appends an event to one user's log.</summary>
    /// <param name="userId">Whose log.</param>
    /// <param name="userEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AppendAsync(Guid userId, UserEvent userEvent, CancellationToken cancellationToken);

    /// <summary>
    /// Appends an event to the log of everybody who takes part in a conversation at that moment, and tells those who listen to the
    /// conversation itself.
    /// </summary>
    /// <param name="conversationId">The conversation, whose participants are stored.</param>
    /// <param name="userEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AppendToParticipantsAsync(Guid conversationId, UserEvent userEvent, CancellationToken cancellationToken);
}
