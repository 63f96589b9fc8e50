using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Rooms;

/// <summary>Asks for a room. Nobody needs to be signed in for a public one.</summary>
/// <param name="Name">Its name in any case.</param>
public sealed record GetRoom(string Name) : IRequest<Result<RoomResponse>>;

internal sealed class GetRoomHandler(IRoomReader rooms, ICurrentUser caller) : IRequestHandler<GetRoom, Result<RoomResponse>>
{
    public async Task<Result<RoomResponse>> Handle(GetRoom request, CancellationToken cancellationToken) =>
        await rooms.FindAsync(request.Name, caller.OptionalUserId, cancellationToken) is { } room ? room : RoomErrors.NotFound;
}
