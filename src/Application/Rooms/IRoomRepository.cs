using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Rooms;

/// <summary>
/// Rooms, for use inside a unit of work. Loading one locks it until the unit of work ends, so that joining, leaving and posting
/// happen one after the other.
/// </summary>
public interface IRoomRepository
{
    /// <summary>Loads a room by name.</summary>
    /// <param name="name">The name in any case, well-formed or not.</param>
    /// <param name="selfId">The acting user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The room, also a private one that the user stands outside of; or null.</returns>
    Task<Room?> FindAsync(string name, Guid selfId, CancellationToken cancellationToken);

    /// <summary>Loads a room by its conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="selfId">The acting user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The room, also a private one that the user stands outside of; or null.</returns>
    Task<Room?> FindAsync(Guid conversationId, Guid selfId, CancellationToken cancellationToken);

    /// <summary>Stores a new room and its first member, where it has one.</summary>
    /// <param name="room">The room.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when the name is taken, in whatever case; nothing is stored then.</returns>
    Task<bool> TryAddAsync(Room room, CancellationToken cancellationToken);

    /// <summary>Whether somebody is a member.</summary>
    /// <param name="room">The room.</param>
    /// <param name="userId">Who.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when they are.</returns>
    Task<bool> IsMemberAsync(Room room, Guid userId, CancellationToken cancellationToken);

    /// <summary>Finds who owns a room when its owner goes: the member who has been there longest and is not disabled.</summary>
    /// <param name="room">The room.</param>
    /// <param name="leaverId">Who goes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The heir, or null when nobody is left.</returns>
    Task<Guid?> FindHeirAsync(Room room, Guid leaverId, CancellationToken cancellationToken);

    /// <summary>Stores a new member.</summary>
    /// <param name="room">The room that let them in.</param>
    /// <param name="member">Their place.</param>
    /// <param name="joinedAt">The present instant (UTC).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AddMemberAsync(Room room, Participant member, DateTime joinedAt, CancellationToken cancellationToken);

    /// <summary>Removes a member, and stores who owns the room now.</summary>
    /// <param name="room">The room that let them go.</param>
    /// <param name="userId">Who went.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task RemoveMemberAsync(Room room, Guid userId, CancellationToken cancellationToken);

    /// <summary>Stores a message and what it changed in the conversation.</summary>
    /// <param name="message">A message that a room accepted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AppendAsync(Message message, CancellationToken cancellationToken);
}
