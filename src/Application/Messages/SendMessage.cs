using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Messages;

/// <summary>Sends a message to a user; the direct conversation is opened when there is none.</summary>
/// <param name="Recipient">Name of whom it is for, in any case; may be left out where the text is a command.</param>
/// <param name="Message">The message.</param>
public sealed record SendMessage(string? Recipient, OutgoingMessage Message) : IRequest<Result<SendOutcome>>;

internal sealed class SendMessageValidator : AbstractValidator<SendMessage>
{
    public SendMessageValidator(MessageSettings settings)
    {
        RuleFor(request => request.Recipient)
            .NotEmpty()
            .When(request => request.Recipient is not null || request.Message.AsCommand() is null)
            .WithMessage("The recipient is missing.");
        this.AddMessageRules(request => request.Message, settings);
    }
}

internal sealed class SendMessageHandler(
    IUserDirectory users,
    IDirectConversationRepository conversations,
    MessagePoster poster,
    CommandAnswerer commands,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<SendMessage, Result<SendOutcome>>
{
    public async Task<Result<SendOutcome>> Handle(SendMessage request, CancellationToken cancellationToken)
    {
        var command = request.Message.AsCommand();
        if (command is not null && request.Recipient is null)
        {
            return await commands.AnswerSentAsync(command, cancellationToken);
        }

        if (await users.FindAsync(request.Recipient!, cancellationToken) is not { } recipient)
        {
            return UserErrors.NotFound;
        }

        return command is null
            ? await unitOfWork.ExecuteAsync(token => PostAsync(request.Message, recipient, token), cancellationToken)
            : await commands.AnswerWithUserAsync(command, recipient.Id, cancellationToken);
    }

    private async Task<Result<SendOutcome>> PostAsync(OutgoingMessage message, DirectoryEntry recipient, CancellationToken cancellationToken)
    {
        poster.Expect(message);
        var conversation = await conversations.GetOrOpenAsync(caller.UserId, recipient.Id, time.UtcNow(), cancellationToken);
        return await poster.FindEarlierAsync(conversation.Id, message, recipient.UserName, cancellationToken)
            ?? await poster.PostAsync(conversation, message, recipient.UserName, cancellationToken);
    }
}
