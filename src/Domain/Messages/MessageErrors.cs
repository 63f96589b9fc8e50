using Messaging.Domain.Common;

namespace Messaging.Domain.Messages;

/// <summary>Refusals that concern messages.</summary>
public static class MessageErrors
{
    /// <summary>No such message, or the caller takes no part in its conversation.</summary>
    public static readonly Error NotFound = new("messages.not_found", ErrorKind.NotFound, "There is no such message.");

    /// <summary>The recipient has blocked the sender or is disabled; which of the two is not told.</summary>
    public static readonly Error RecipientUnavailable =
        new("messages.recipient_unavailable", ErrorKind.Forbidden, "This person cannot receive your messages.");

    /// <summary>The sender has blocked the recipient.</summary>
    public static readonly Error RecipientBlocked =
        new("messages.recipient_blocked", ErrorKind.Forbidden, "You have blocked this person; unblock them to write to them.");

    /// <summary>The client message id was used for another message of the same sender.</summary>
    public static readonly Error IdReused =
        new("messages.id_reused", ErrorKind.Unprocessable, "This clientMessageId was used for another message; choose a new one.");
}
