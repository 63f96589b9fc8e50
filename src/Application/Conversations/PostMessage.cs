using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.Messages;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;

namespace Messaging.Application.Conversations;

/// <summary>Sends a message into one of the caller's conversations.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Message">The message.</param>
public sealed record PostMessage(Guid ConversationId, OutgoingMessage Message) : IRequest<Result<SendOutcome>>;

internal sealed class PostMessageValidator : AbstractValidator<PostMessage>
{
    public PostMessageValidator(MessageSettings settings) => this.AddMessageRules(request => request.Message, settings);
}

internal sealed class PostMessageHandler(
    IConversationReader conversations,
    IDirectConversationRepository directConversations,
    IUserDirectory users,
    MessagePoster poster,
    CommandAnswerer commands,
    IUnitOfWork unitOfWork,
    ICurrentUser caller) : IRequestHandler<PostMessage, Result<SendOutcome>>
{
    public async Task<Result<SendOutcome>> Handle(PostMessage request, CancellationToken cancellationToken)
    {
        if (request.Message.AsCommand() is not { } command)
        {
            return await unitOfWork.ExecuteAsync(token => PostAsync(request, token), cancellationToken);
        }

        return await conversations.FindLastSequenceAsync(request.ConversationId, caller.UserId, cancellationToken) is { } lastSequence
            ? await commands.AnswerConversationAsync(command, request.ConversationId, lastSequence, cancellationToken)
            : ConversationErrors.NotFound;
    }

    private async Task<Result<SendOutcome>> PostAsync(PostMessage request, CancellationToken cancellationToken)
    {
        if (await directConversations.FindAsync(request.ConversationId, caller.UserId, cancellationToken) is not { } conversation)
        {
            return ConversationErrors.NotFound;
        }

        var names = await users.NamesOfAsync([conversation.Peer.UserId], cancellationToken);
        var peer = names[conversation.Peer.UserId];
        return await poster.FindEarlierAsync(conversation, request.Message, peer, cancellationToken)
            ?? await poster.PostAsync(conversation, request.Message, peer, cancellationToken);
    }
}
