using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests.Messages;

internal sealed class MessageTests
{
    [Test]
    public void Restore_WhenStored_ShouldBeAsItWasAcceptedAndUnread()
    {
        var message = Message.Restore(
            Samples.Id(10), Samples.Id(11), sequence: 7, senderId: Samples.Alice, recipientId: Samples.Bob, "Hello", Samples.Id(12), Samples.Now);

        message.Id.ShouldBe(Samples.Id(10));
        message.ConversationId.ShouldBe(Samples.Id(11));
        message.Sequence.ShouldBe(7);
        message.SenderId.ShouldBe(Samples.Alice);
        message.RecipientId.ShouldBe(Samples.Bob);
        message.Content.ShouldBe("Hello");
        message.ClientMessageId.ShouldBe(Samples.Id(12));
        message.CreatedAt.ShouldBe(Samples.Now);
        message.ReadAt.ShouldBeNull();
    }
}
