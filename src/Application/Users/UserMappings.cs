using AutoMapper;
using Messaging.Domain.Users;

namespace Messaging.Application.Users;

internal sealed class UserMappings : Profile
{
    public UserMappings()
    {
        CreateMap<User, UserResponse>();
        CreateMap<User, AccountResponse>();
    }
}
