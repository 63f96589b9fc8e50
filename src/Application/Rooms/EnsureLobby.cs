using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Rooms;

/// <summary>Opens the lobby where it is missing: a public room that nobody owns.</summary>
public sealed record EnsureLobby : IRequest<Result>;

internal sealed class EnsureLobbyHandler(IRoomRepository rooms, IRoomReader reader, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<EnsureLobby, Result>
{
    private static readonly string Title = $"{char.ToUpperInvariant(Room.LobbyName[0])}{Room.LobbyName[1..]}";

    public async Task<Result> Handle(EnsureLobby request, CancellationToken cancellationToken) =>
        await reader.FindAsync(Room.LobbyName, readerId: null, cancellationToken) is null
            ? await unitOfWork.ExecuteAsync(OpenAsync, cancellationToken)
            : Result.Success();

    private async Task<Result> OpenAsync(CancellationToken cancellationToken)
    {
        _ = RoomTitle.TryCreate(Title, out var title);
        var lobby = Room.Open(Room.LobbyName, title, isPublic: true, ownerId: null, time.UtcNow());

        // Where the name is taken now, another instance that starts at the same time was faster.
        await rooms.TryAddAsync(lobby, cancellationToken);
        return Result.Success();
    }
}
