using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Domain.Rooms;
using Moq;

namespace Messaging.Application.UnitTests.Rooms;

internal sealed class PostIntoRoomTests
{
    private static readonly Guid ClientId = Samples.Id(60);

    private readonly SendingPorts ports = new();
    private bool isPublic = true;
    private bool isMember = true;

    public PostIntoRoomTests() =>
        ports.Rooms
            .Setup(repository => repository.FindAsync(Samples.Id(51), Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Garden);

    private IReadOnlyList<Message> Stored => ports.Rooms.ArgumentsOf<Message>("AppendAsync");

    [Test]
    public async Task Handle_WhenAMemberWrites_ShouldStoreAndAnswerTheMessage()
    {
        var message = (await HandleAsync()).Value.ShouldBeOfType<SendOutcome.Accepted>().Message;

        (message.Sequence, message.Sender, message.Recipient, message.Content).ShouldBe((6L, "alice", null, "Hello"));
        Stored.ShouldHaveSingleItem().Id.ShouldBe(message.Id);
        ports.Activity.SingleEntry().ShouldBe((ActivityType.MessageSent, Samples.Alice.Id, null));
        ports.ShouldHaveStoredNoMessage();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenAnOutsiderWrites_ShouldRefuseAndStoreNothing(bool isOpen)
    {
        (isPublic, isMember) = (isOpen, false);

        (await HandleAsync()).Error.ShouldBe(isOpen ? RoomErrors.MembersOnly : ConversationErrors.NotFound);

        Stored.ShouldBeEmpty();
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenTheSameMessageWasSentBefore_ShouldAnswerItAgainAlsoAfterLeaving(bool isOpen)
    {
        (isPublic, isMember) = (isOpen, false);
        var earlier = ports.HasEarlier(ClientId, "Hello", conversation: 51);

        var message = (await HandleAsync(ClientId)).Value.ShouldBeOfType<SendOutcome.Accepted>().Message;

        (message.Id, message.Recipient).ShouldBe((earlier.Id, null));
        Stored.ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheIdBelongsToAnotherMessage_ShouldTellThatWhereTheRoomIsKnown()
    {
        ports.HasEarlier(ClientId, "Hello", conversation: 50);

        (await HandleAsync(ClientId)).Error.ShouldBe(MessageErrors.IdReused);

        (isPublic, isMember) = (false, false);
        (await HandleAsync(ClientId)).Error.ShouldBe(ConversationErrors.NotFound);
    }

    private Room Garden() => Room.Restore(
        Samples.Id(51),
        "garden",
        "Garden club",
        isPublic,
        createdAt: Samples.Now.AddDays(-1),
        memberCount: 1,
        ownerId: null,
        lastSequence: 5,
        lastMessageAt: Samples.Now.AddMinutes(-1),
        isMember ? Participant.Restore(Samples.Id(51), Samples.Alice.Id, 0, 0, 0, Samples.Now.AddMinutes(-1)) : null);

    private Task<Result<SendOutcome>> HandleAsync(Guid? clientMessageId = null) =>
        new PostMessageHandler(
                ports.ConversationReader.Object,
                ports.Conversations.Object,
                ports.Rooms.Object,
                ports.Users.Object,
                ports.Poster,
                ports.Commands,
                ports.UnitOfWork,
                ports.Caller)
            .Handle(new PostMessage(Samples.Id(51), new OutgoingMessage("Hello", clientMessageId, IdempotencyKey: null, Literal: false)), CancellationToken.None);
}
