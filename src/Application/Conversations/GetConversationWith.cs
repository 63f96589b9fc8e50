using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.Users;

namespace Messaging.Application.Conversations;

/// <summary>Asks for the caller's direct conversation with a user.</summary>
/// <param name="UserName">The user's name in any case; the caller's own for notes.</param>
public sealed record GetConversationWith(string UserName) : IRequest<Result<ConversationResponse>>;

internal sealed class GetConversationWithHandler(IConversationReader conversations, IUserDirectory users, ICurrentUser caller)
    : IRequestHandler<GetConversationWith, Result<ConversationResponse>>
{
    public async Task<Result<ConversationResponse>> Handle(GetConversationWith request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.UserName, cancellationToken) is not { } other)
        {
            return UserErrors.NotFound;
        }

        return await conversations.FindDirectIdAsync(caller.UserId, other.Id, cancellationToken) is { } conversationId
            && await conversations.FindAsync(conversationId, caller.UserId, cancellationToken) is { } conversation
            ? conversation
            : ConversationErrors.NotFound;
    }
}
