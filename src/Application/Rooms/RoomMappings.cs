using AutoMapper;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Rooms;

internal sealed class RoomMappings : Profile
{
    public RoomMappings() => CreateMap<Room, RoomResponse>();
}
