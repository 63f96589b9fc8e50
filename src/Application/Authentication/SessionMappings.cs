using AutoMapper;
using Messaging.Domain.Sessions;

namespace Messaging.Application.Authentication;

internal sealed class SessionMappings : Profile
{
    public SessionMappings() =>
        CreateMap<Session, SessionResponse>().ForMember(response => response.Current, options => options.Ignore());
}
