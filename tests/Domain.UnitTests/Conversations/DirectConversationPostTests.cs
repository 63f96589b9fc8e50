using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests.Conversations;

internal sealed class DirectConversationPostTests
{
    [Test]
    public void Open_WhenThereIsNone_ShouldBeNewAndEmptyWithBothInIt()
    {
        var conversation = Samples.Conversation();

        conversation.IsNew.ShouldBeTrue();
        conversation.Id.Version.ShouldBe(7);
        conversation.LastSequence.ShouldBe(0);
        conversation.LastMessageAt.ShouldBeNull();
        conversation.Self.UserId.ShouldBe(Samples.Alice);
        conversation.Peer.UserId.ShouldBe(Samples.Bob);
        conversation.Self.ConversationId.ShouldBe(conversation.Id);
        conversation.Peer.ConversationId.ShouldBe(conversation.Id);
    }

    [Test]
    public void Restore_WhenStored_ShouldGoOnWhereItStopped()
    {
        var id = Samples.Id(9);
        var self = Participant.Restore(id, Samples.Alice, lastReadSequence: 2, sentCount: 3, sentCountRead: 1, Samples.Now);
        var peer = Participant.Restore(id, Samples.Bob, lastReadSequence: 4, sentCount: 2, sentCountRead: 2, Samples.Now);
        var conversation = DirectConversation.Restore(id, lastSequence: 5, Samples.Now, self, peer, default);

        var message = conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now.AddSeconds(1)).Value;

        conversation.IsNew.ShouldBeFalse();
        conversation.Id.ShouldBe(id);
        message.Sequence.ShouldBe(6);
        self.SentCount.ShouldBe(4);
        peer.SentCount.ShouldBe(2);
    }

    [Test]
    public void Post_WhenNothingStandsAgainstIt_ShouldAcceptTheMessage()
    {
        var conversation = Samples.Conversation();

        var message = conversation.Post(Samples.Content("Lunch?"), Samples.Id(7), Samples.Now).Value;

        message.Id.Version.ShouldBe(7);
        message.ConversationId.ShouldBe(conversation.Id);
        message.Sequence.ShouldBe(1);
        message.SenderId.ShouldBe(Samples.Alice);
        message.RecipientId.ShouldBe(Samples.Bob);
        message.Content.ShouldBe("Lunch?");
        message.ClientMessageId.ShouldBe(Samples.Id(7));
        message.CreatedAt.ShouldBe(Samples.Now);
        message.ReadAt.ShouldBeNull();
    }

    [Test]
    public void Post_WhenAccepted_ShouldMoveTheConversationAndBothPlaces()
    {
        var conversation = Samples.Conversation();
        var later = Samples.Now.AddMinutes(1);

        conversation.Post(Samples.Content(), clientMessageId: null, later);

        conversation.LastSequence.ShouldBe(1);
        conversation.LastMessageAt.ShouldBe(later);
        conversation.Self.LastMessageAt.ShouldBe(later);
        conversation.Peer.LastMessageAt.ShouldBe(later);
        conversation.Self.SentCount.ShouldBe(1);
        conversation.Peer.SentCount.ShouldBe(0);
    }

    [Test]
    public void Post_WhenRepeated_ShouldCountWithoutAGap()
    {
        var conversation = Samples.Conversation();

        var sequences = Enumerable.Range(0, 5)
            .Select(_ => conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now).Value.Sequence);

        sequences.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Test]
    public void Post_WhenTheClockWasSetBack_ShouldNotBeEarlierThanTheMessageBefore()
    {
        var conversation = Samples.Conversation();
        conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now);

        var message = conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now.AddHours(-1)).Value;

        message.CreatedAt.ShouldBe(Samples.Now);
        conversation.LastMessageAt.ShouldBe(Samples.Now);
        conversation.Peer.LastMessageAt.ShouldBe(Samples.Now);
    }

    [Test]
    public void Post_WhenTheSenderHasBlockedTheRecipient_ShouldNameTheBlock() =>
        Samples.Conversation(blockedBySelf: true).Post(Samples.Content(), clientMessageId: null, Samples.Now)
            .Error.ShouldBe(MessageErrors.RecipientBlocked);

    [Test]
    public void Post_WhenTheRecipientHasBlockedTheSender_ShouldBeUnavailable() =>
        Samples.Conversation(blockedByPeer: true).Post(Samples.Content(), clientMessageId: null, Samples.Now)
            .Error.ShouldBe(MessageErrors.RecipientUnavailable);

    [Test]
    public void Post_WhenTheRecipientIsDisabled_ShouldBeUnavailable() =>
        Samples.Conversation(peerDisabled: true).Post(Samples.Content(), clientMessageId: null, Samples.Now)
            .Error.ShouldBe(MessageErrors.RecipientUnavailable);

    [TestCase(false)]
    [TestCase(true)]
    public void Post_WhenEachHasBlockedTheOther_ShouldTellTheSenderOfTheOwnBlockAlone(bool peerDisabled) =>
        Samples.Conversation(blockedBySelf: true, blockedByPeer: true, peerDisabled).Post(Samples.Content(), clientMessageId: null, Samples.Now)
            .Error.ShouldBe(MessageErrors.RecipientBlocked);

    [Test]
    public void Post_WhenRefused_ShouldChangeNothing()
    {
        var conversation = Samples.Conversation(blockedByPeer: true);

        conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now);

        conversation.LastSequence.ShouldBe(0);
        conversation.LastMessageAt.ShouldBeNull();
        conversation.Self.SentCount.ShouldBe(0);
        conversation.Self.LastMessageAt.ShouldBeNull();
        conversation.Peer.LastMessageAt.ShouldBeNull();
    }

    [Test]
    public void Post_WhenWrittenToOneself_ShouldCountOnceAndLeaveNothingUnread()
    {
        var notes = Samples.Notes();

        var message = notes.Post(Samples.Content(), clientMessageId: null, Samples.Now).Value;

        message.SenderId.ShouldBe(Samples.Alice);
        message.RecipientId.ShouldBe(Samples.Alice);
        notes.Peer.ShouldBeSameAs(notes.Self);
        notes.Self.SentCount.ShouldBe(1);
        notes.Self.UnreadCount(notes.LastSequence).ShouldBe(0);
    }

    [Test]
    public void Post_WhenWrittenToOneselfByADisabledUser_ShouldStillBeAccepted() =>
        Samples.Notes(disabled: true).Post(Samples.Content(), clientMessageId: null, Samples.Now).Error.ShouldBeNull();
}
