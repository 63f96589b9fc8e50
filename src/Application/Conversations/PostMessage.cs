using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
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
    IRoomRepository rooms,
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
        poster.Expect(request.Message);
        if (await directConversations.FindAsync(request.ConversationId, caller.UserId, cancellationToken) is not { } conversation)
        {
            return await PostIntoRoomAsync(request, cancellationToken);
        }

        var names = await users.NamesOfAsync([conversation.Peer.UserId], cancellationToken);
        var peer = names[conversation.Peer.UserId];
        return await poster.FindEarlierAsync(conversation.Id, request.Message, peer, cancellationToken)
            ?? await poster.PostAsync(conversation, request.Message, peer, cancellationToken);
    }

    private async Task<Result<SendOutcome>> PostIntoRoomAsync(PostMessage request, CancellationToken cancellationToken)
    {
        if (await rooms.FindAsync(request.ConversationId, caller.UserId, cancellationToken) is not { } room)
        {
            return ConversationErrors.NotFound;
        }

        // A retry is answered also when its sender has left in between; an identifier of other messages tells an outsider nothing.
        var earlier = await poster.FindEarlierAsync(room.Id, request.Message, recipient: null, cancellationToken);
        return earlier is not null && (earlier.Error is null || room.IsVisible)
            ? earlier
            : await poster.PostAsync(room, request.Message, cancellationToken);
    }
}
