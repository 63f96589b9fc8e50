using AutoMapper;
using Messaging.Domain.Messages;

namespace Messaging.Application.Messages;

internal sealed class MessageMappings : Profile
{
    public MessageMappings()
    {
        CreateMap<Message, MessageResponse>(MemberList.None);
        CreateMap<AddressedMessage, MessageResponse>().IncludeMembers(addressed => addressed.Message);
    }
}

/// <summary>A message together with the names that its ids stand for.</summary>
internal sealed record AddressedMessage(Message Message, string Sender, string? Recipient);
