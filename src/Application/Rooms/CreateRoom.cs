using AutoMapper;
using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;

namespace Messaging.Application.Rooms;

/// <summary>Opens a room; the caller is its owner and first member.</summary>
/// <param name="Name">Its name, of the same form as user names.</param>
/// <param name="Title">What it is called on screen; null: the name.</param>
/// <param name="IsPublic">Whether anybody may see it, read it and join it.</param>
public sealed record CreateRoom(string? Name, string? Title, bool? IsPublic) : IRequest<Result<RoomResponse>>;

internal sealed class CreateRoomValidator : AbstractValidator<CreateRoom>
{
    public CreateRoomValidator()
    {
        RuleFor(request => request.Name)
            .Must(UserNameRules.IsValid)
            .WithMessage(
                $"The name must be {UserNameRules.MinLength} to {UserNameRules.MaxLength} characters: "
                + "letters a to z in either case, digits, '.', '_' or '-'.");
        RuleFor(request => request.Title)
            .Must(title => title is null || RoomTitle.TryCreate(title, out _))
            .WithMessage($"The title must be one line of 1 to {RoomTitle.MaxLength} characters.");
        RuleFor(request => request.IsPublic)
            .NotNull()
            .WithMessage("The isPublic is missing.");
    }
}

internal sealed class CreateRoomHandler(
    IRoomRepository rooms, IEventLog events, IUnitOfWork unitOfWork, ICurrentUser caller, IMapper mapper, TimeProvider time)
    : IRequestHandler<CreateRoom, Result<RoomResponse>>
{
    public Task<Result<RoomResponse>> Handle(CreateRoom request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(token => OpenAsync(request, token), cancellationToken);

    private async Task<Result<RoomResponse>> OpenAsync(CreateRoom request, CancellationToken cancellationToken)
    {
        _ = RoomTitle.TryCreate(request.Title, out var title);
        var room = Room.Open(request.Name!, title, request.IsPublic!.Value, caller.UserId, time.UtcNow());
        if (!await rooms.TryAddAsync(room, cancellationToken))
        {
            return RoomErrors.NameTaken;
        }

        await events.AppendAsync(caller.UserId, UserEvent.RoomJoined(room.Id, room.CreatedAt), cancellationToken);
        return mapper.Map<RoomResponse>(room);
    }
}
