using Messaging.Application.Common.Paging;

namespace Messaging.Application.Messages;

/// <summary>How cursors of the lists of own messages are told apart, and what their positions are.</summary>
internal static class MessageScopes
{
    public static string Of(MessageFilter filter) =>
        $"messages:{filter.UserId}:{filter.Direction}:{filter.WithUserId}:{filter.Range.From?.Ticks}:{filter.Range.To?.Ticks}";

    public static Keyset PositionOf(MessageResponse message) => new(message.CreatedAt, message.ConversationId, message.Sequence);
}
