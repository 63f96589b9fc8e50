using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Messages;

namespace Messaging.Application.Messages;

/// <summary>Asks for one message of a conversation that the caller takes part in.</summary>
/// <param name="MessageId">The message.</param>
public sealed record GetMessage(Guid MessageId) : IRequest<Result<MessageResponse>>;

internal sealed class GetMessageHandler(IMessageReader messages, ICurrentUser caller) : IRequestHandler<GetMessage, Result<MessageResponse>>
{
    public async Task<Result<MessageResponse>> Handle(GetMessage request, CancellationToken cancellationToken) =>
        await messages.FindAsync(request.MessageId, caller.UserId, cancellationToken) is { } message
            ? message
            : MessageErrors.NotFound;
}
