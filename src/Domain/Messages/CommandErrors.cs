using Messaging.Domain.Common;

namespace Messaging.Domain.Messages;

/// <summary>Refusals of messages that are commands.</summary>
public static class CommandErrors
{
    /// <summary>The number of a <c>last N</c> or <c>history N</c> is not from 1 to 100.</summary>
    public static readonly Error InvalidCount = Error.OfMember(
        "commands.invalid_count", "content", $"The number after last or history must be from 1 to {HistoryCommand.MaxCount}.");
}
