using Messaging.Application.Common.Paging;

namespace Messaging.Application.Rooms;

/// <summary>Rooms, for queries: public ones for everybody, private ones for their members.</summary>
public interface IRoomReader
{
    /// <summary>Finds a room.</summary>
    /// <param name="name">Its name in any case, well-formed or not.</param>
    /// <param name="readerId">Who asks; null where nobody is signed in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The room, or null also where the reader may not know of it.</returns>
    Task<RoomResponse?> FindAsync(string name, Guid? readerId, CancellationToken cancellationToken);

    /// <summary>Rooms that a reader may know of, in order of name.</summary>
    /// <param name="readerId">Who asks; null where nobody is signed in.</param>
    /// <param name="slice">Which part of the list; position: normalised name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<RoomResponse>> ListAsync(Guid? readerId, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many rooms a reader may know of.</summary>
    /// <param name="readerId">Who asks; null where nobody is signed in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(Guid? readerId, CancellationToken cancellationToken);

    /// <summary>Members of a room in order of name. Who may see them has been checked.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="slice">Which part of the list; position: normalised name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<MemberResponse>> ListMembersAsync(Guid roomId, Slice slice, CancellationToken cancellationToken);
}
