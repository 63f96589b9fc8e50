using AutoMapper;
using Messaging.Domain.Users;

namespace Messaging.Application.Administration;

internal sealed class AdministrationMappings : Profile
{
    public AdministrationMappings() => CreateMap<User, ManagedAccountResponse>();
}
