using Messaging.Application.Common;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Moq;

namespace Messaging.Application.UnitTests.Conversations;

internal sealed class MarkReadTests
{
    private static readonly Guid ConversationId = Samples.Id(50);

    private readonly Mock<IMembershipRepository> memberships = new();
    private readonly Mock<IEventLog> events = new();
    private ConversationKind kind = ConversationKind.Direct;

    public MarkReadTests()
    {
        memberships
            .Setup(repository => repository.FindAsync(ConversationId, Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new Membership(
                kind,
                lastSequence: 10,
                Participant.Restore(ConversationId, Samples.Alice.Id, lastReadSequence: 4, sentCount: 3, sentCountRead: 1, Samples.Now)));
        memberships
            .Setup(repository => repository.CountOwnAsync(It.IsAny<Participant>(), 4, 8, It.IsAny<CancellationToken>()))
            .ReturnsAsync(1);
    }

    [Test]
    public async Task Handle_WhenForward_ShouldStoreTheMarkerAndStampWhatItPassed()
    {
        var result = await HandleAsync(sequence: 8);

        result.Error.ShouldBeNull();
        memberships.Verify(
            repository => repository.SaveReadMarkerAsync(
                It.Is<Participant>(reader => reader.LastReadSequence == 8 && reader.SentCountRead == 2), 4, Samples.Now, It.IsAny<CancellationToken>()),
            Times.Once);
    }

    [Test]
    public async Task Handle_WhenForwardInADirectConversation_ShouldTellBoth()
    {
        await HandleAsync(sequence: 8);

        events.ToParticipants().ShouldHaveSingleItem().ConversationId.ShouldBe(ConversationId);
        var read = events.ToParticipants()[0].Event;
        (read.ConversationId, read.MessageSequence, read.OtherUserId, read.OccurredAt).ShouldBe((ConversationId, 8L, Samples.Alice.Id, Samples.Now));
        events.ToUsers().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenForwardInARoom_ShouldTellTheReaderAlone()
    {
        kind = ConversationKind.Room;

        await HandleAsync(sequence: 8);

        events.ToUsers().ShouldHaveSingleItem().UserId.ShouldBe(Samples.Alice.Id);
        events.ToParticipants().ShouldBeEmpty();
    }

    [TestCase(4)]
    [TestCase(3)]
    [TestCase(0)]
    public async Task Handle_WhenTheMarkerStandsThereOrFurtherOn_ShouldSucceedAndStoreNothing(long sequence)
    {
        var result = await HandleAsync(sequence);

        result.Error.ShouldBeNull();
        ShouldHaveStoredNothing();
        memberships.Verify(
            repository => repository.CountOwnAsync(It.IsAny<Participant>(), It.IsAny<long>(), It.IsAny<long>(), It.IsAny<CancellationToken>()),
            Times.Never);
    }

    [Test]
    public async Task Handle_WhenAfterTheLastMessage_ShouldRefuse()
    {
        var result = await HandleAsync(sequence: 11);

        result.Error.ShouldBe(ConversationErrors.SequenceOutOfRange);
        ShouldHaveStoredNothing();
    }

    [Test]
    public async Task Handle_WhenTheCallerTakesNoPart_ShouldNotBeFound()
    {
        var result = await HandleAsync(sequence: 1, Samples.Id(51));

        result.Error.ShouldBe(ConversationErrors.NotFound);
        ShouldHaveStoredNothing();
    }

    [Test]
    public async Task Handle_WhenTheServiceIsBusy_ShouldSaySo()
    {
        var handler = new MarkReadHandler(memberships.Object, events.Object, new FakeUnitOfWork { IsBusy = true }, new SignedIn(), new StoppedClock());

        (await handler.Handle(new MarkRead(ConversationId, 8), CancellationToken.None)).Error.ShouldBe(RequestErrors.Busy);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(long.MaxValue)]
    public async Task Validate_WhenTheSequenceIsFit_ShouldSayNothing(long sequence) =>
        (await new MarkReadValidator().WrongMembersAsync(new MarkRead(ConversationId, sequence))).ShouldBeEmpty();

    [TestCase(null, "The sequence is missing.")]
    [TestCase(-1L, "The sequence must be 0 or more.")]
    [TestCase(long.MinValue, "The sequence must be 0 or more.")]
    public async Task Validate_WhenTheSequenceIsUnfit_ShouldSayWhy(long? sequence, string text)
    {
        var errors = await new MarkReadValidator().ErrorsOfAsync(new MarkRead(ConversationId, sequence));

        errors.Keys.ShouldBe(["sequence"]);
        errors["sequence"].ShouldBe([text]);
    }

    private Task<Result> HandleAsync(long sequence, Guid? conversationId = null) =>
        new MarkReadHandler(memberships.Object, events.Object, new FakeUnitOfWork(memberships, events), new SignedIn(), new StoppedClock())
            .Handle(new MarkRead(conversationId ?? ConversationId, sequence), CancellationToken.None);

    private void ShouldHaveStoredNothing()
    {
        memberships.Verify(
            repository => repository.SaveReadMarkerAsync(
                It.IsAny<Participant>(), It.IsAny<long>(), It.IsAny<DateTime>(), It.IsAny<CancellationToken>()),
            Times.Never);
        events.Invocations.ShouldBeEmpty();
    }
}
