using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests;

/// <summary>Values that tests share. Ids are fixed, so that a failure can be repeated.</summary>
internal static class Samples
{
    public static readonly DateTime Now = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Utc);

    public static readonly Guid Alice = Id(1);

    public static readonly Guid Bob = Id(2);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static MessageContent Content(string text = "Hello") =>
        MessageContent.TryCreate(text, maxLength: 8000, out var content, out var problem)
            ? content!
            : throw new ArgumentException(problem, nameof(text));

    public static DirectConversation Conversation(
        bool blockedBySelf = false, bool blockedByPeer = false, bool peerDisabled = false) =>
        DirectConversation.Open(Alice, Bob, new PeerState(blockedBySelf, blockedByPeer, peerDisabled), Now);

    public static DirectConversation Notes(bool disabled = false) =>
        DirectConversation.Open(Alice, Alice, new PeerState(BlockedBySelf: false, BlockedByPeer: false, disabled), Now);
}
