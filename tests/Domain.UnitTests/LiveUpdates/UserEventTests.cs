using Messaging.Domain.Blocks;
using Messaging.Domain.Conversations;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests.LiveUpdates;

internal sealed class UserEventTests
{
    private static readonly DateTime Now = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Conversation = Guid.CreateVersion7();
    private static readonly Guid Alice = Guid.CreateVersion7();
    private static readonly Guid Bob = Guid.CreateVersion7();

    [Test]
    public void MessageCreated_WhenMade_ShouldNameTheMessageAndHoldNothingOfIt()
    {
        var message = Message.Restore(Guid.CreateVersion7(), Conversation, sequence: 7, Alice, Bob, "secret", clientMessageId: null, Now);

        var made = UserEvent.MessageCreated(message);

        ShouldBe(made, UserEventType.MessageCreated, Conversation, sequence: 7, other: null);
        made.ToString().ShouldNotContain("secret");
    }

    [Test]
    public void ConversationRead_WhenMade_ShouldNameReaderAndMarker()
    {
        var reader = Participant.Restore(Conversation, Bob, lastReadSequence: 4, sentCount: 0, sentCountRead: 0, lastMessageAt: null);

        var made = UserEvent.ConversationRead(reader, Now);

        ShouldBe(made, UserEventType.ConversationRead, Conversation, sequence: 4, Bob);
    }

    [Test]
    public void Blocks_WhenMade_ShouldNameTheOtherOne()
    {
        ShouldBe(UserEvent.BlockCreated(new Block(Alice, Bob, Now)), UserEventType.BlockCreated, conversation: null, sequence: null, Bob);
        ShouldBe(UserEvent.BlockRemoved(Bob, Now), UserEventType.BlockRemoved, conversation: null, sequence: null, Bob);
    }

    [Test]
    public void Rooms_WhenMade_ShouldNameTheRoom()
    {
        ShouldBe(UserEvent.RoomJoined(Conversation, Now), UserEventType.RoomJoined, Conversation, sequence: null, other: null);
        ShouldBe(UserEvent.RoomLeft(Conversation, Now), UserEventType.RoomLeft, Conversation, sequence: null, other: null);
    }

    private static void ShouldBe(UserEvent made, UserEventType type, Guid? conversation, long? sequence, Guid? other) =>
        (made.Type, made.OccurredAt, made.ConversationId, made.MessageSequence, made.OtherUserId).ShouldBe((type, Now, conversation, sequence, other));
}
