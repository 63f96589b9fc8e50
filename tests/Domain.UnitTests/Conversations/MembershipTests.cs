using Messaging.Domain.Conversations;

namespace Messaging.Domain.UnitTests.Conversations;

internal sealed class MembershipTests
{
    [TestCase(0)]
    [TestCase(4)]
    [TestCase(10)]
    public void CanMarkRead_WhenNotAfterTheLastMessage_ShouldSucceed(long sequence) =>
        MembershipOf(lastSequence: 10).CanMarkRead(sequence).Error.ShouldBeNull();

    [TestCase(11)]
    [TestCase(long.MaxValue)]
    public void CanMarkRead_WhenAfterTheLastMessage_ShouldRefuse(long sequence) =>
        MembershipOf(lastSequence: 10).CanMarkRead(sequence).Error.ShouldBe(ConversationErrors.SequenceOutOfRange);

    [Test]
    public void MarkRead_WhenForward_ShouldMoveAndCountTheOwnMessagesPassed()
    {
        var membership = MembershipOf(lastSequence: 10);

        var moved = membership.MarkRead(sequence: 10, ownMessagesPassed: 2);

        moved.ShouldBeTrue();
        membership.Participant.LastReadSequence.ShouldBe(10);
        membership.Participant.SentCountRead.ShouldBe(3);
        membership.Participant.UnreadCount(membership.LastSequence).ShouldBe(0);
    }

    [TestCase(4)]
    [TestCase(3)]
    [TestCase(0)]
    public void MarkRead_WhenNotForward_ShouldStay(long sequence)
    {
        var membership = MembershipOf(lastSequence: 10);

        var moved = membership.MarkRead(sequence, ownMessagesPassed: 5);

        moved.ShouldBeFalse();
        membership.Participant.LastReadSequence.ShouldBe(4);
        membership.Participant.SentCountRead.ShouldBe(1);
    }

    [Test]
    public void MarkRead_WhenAfterTheLastMessage_ShouldThrow() =>
        Should.Throw<ArgumentOutOfRangeException>(() => MembershipOf(lastSequence: 10).MarkRead(sequence: 11, ownMessagesPassed: 0));

    [TestCase(ConversationKind.Direct, true)]
    [TestCase(ConversationKind.Room, false)]
    public void ShowsReadMarker_WhateverTheKind_ShouldBeSoBetweenTwoAlone(ConversationKind kind, bool shows)
    {
        var participant = Participant.Restore(
            Samples.Id(9), Samples.Alice, lastReadSequence: 0, sentCount: 0, sentCountRead: 0, lastMessageAt: null);

        new Membership(kind, lastSequence: 0, participant).ShowsReadMarker.ShouldBe(shows);
    }

    private static Membership MembershipOf(long lastSequence) =>
        new(
            ConversationKind.Direct,
            lastSequence,
            Participant.Restore(Samples.Id(9), Samples.Alice, lastReadSequence: 4, sentCount: 3, sentCountRead: 1, Samples.Now));
}
