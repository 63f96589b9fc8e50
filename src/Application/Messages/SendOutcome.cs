using Messaging.Application.Common.Paging;

namespace Messaging.Application.Messages;

/// <summary>What sending answers: the message, or history where the text was a command.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The message was accepted, now or when the same message was sent before.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="IsRepeat">Whether it was stored earlier, and this is the first answer again.</param>
    public sealed record Accepted(MessageResponse Message, bool IsRepeat) : SendOutcome;

    /// <summary>The text was a command; nothing was stored.</summary>
    /// <param name="Messages">The newest messages.</param>
    /// <param name="ConversationId">The conversation they come from; null: all that the caller sent.</param>
    public sealed record History(Page<MessageResponse> Messages, Guid? ConversationId) : SendOutcome;
}
