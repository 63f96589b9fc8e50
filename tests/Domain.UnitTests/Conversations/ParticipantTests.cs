using Messaging.Domain.Conversations;

namespace Messaging.Domain.UnitTests.Conversations;

internal sealed class ParticipantTests
{
    [TestCase(0, 0, 0, 0, 0, Description = "an empty conversation")]
    [TestCase(5, 0, 0, 0, 5, Description = "all by others, none read")]
    [TestCase(5, 0, 5, 0, 0, Description = "all own, none read")]
    [TestCase(5, 5, 2, 2, 0, Description = "all read")]
    [TestCase(9, 4, 5, 2, 2, Description = "of five after the marker three are own")]
    public void UnreadCount_WhateverWasReadAndWritten_ShouldCountOthersMessagesAfterTheMarker(
        long lastSequence, long lastRead, long sent, long sentRead, long expected) =>
        Participant.Restore(Samples.Id(9), Samples.Alice, lastRead, sent, sentRead, Samples.Now)
            .UnreadCount(lastSequence).ShouldBe(expected);

    [Test]
    public void Restore_WhenStored_ShouldKeepEveryMember()
    {
        var participant = Participant.Restore(
            Samples.Id(9), Samples.Alice, lastReadSequence: 4, sentCount: 3, sentCountRead: 2, Samples.Now);

        participant.ConversationId.ShouldBe(Samples.Id(9));
        participant.UserId.ShouldBe(Samples.Alice);
        participant.LastReadSequence.ShouldBe(4);
        participant.SentCount.ShouldBe(3);
        participant.SentCountRead.ShouldBe(2);
        participant.LastMessageAt.ShouldBe(Samples.Now);
    }
}
