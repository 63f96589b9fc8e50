using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;

namespace Messaging.Application.Conversations;

/// <summary>Asks for one of the caller's conversations.</summary>
/// <param name="ConversationId">The conversation.</param>
public sealed record GetConversation(Guid ConversationId) : IRequest<Result<ConversationResponse>>;

internal sealed class GetConversationHandler(IConversationReader conversations, ICurrentUser caller)
    : IRequestHandler<GetConversation, Result<ConversationResponse>>
{
    public async Task<Result<ConversationResponse>> Handle(GetConversation request, CancellationToken cancellationToken) =>
        await conversations.FindAsync(request.ConversationId, caller.UserId, cancellationToken) is { } conversation
            ? conversation
            : ConversationErrors.NotFound;
}
