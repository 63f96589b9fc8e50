using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Moq;

namespace Messaging.Application.UnitTests.Conversations;

internal sealed class PostMessageTests
{
    private static readonly Guid ClientId = Samples.Id(60);

    private readonly SendingPorts ports = new();

    [Test]
    public async Task Handle_WhenNothingStandsAgainstIt_ShouldStoreAndAnswerTheMessage()
    {
        var message = await AcceptedAsync(Text(" Lunch? "));

        message.Sequence.ShouldBe(1);
        message.Sender.ShouldBe("alice");
        message.Recipient.ShouldBe("bob");
        message.Content.ShouldBe("Lunch?");
        ports.StoredMessage.Id.ShouldBe(message.Id);
        ports.Activity.SingleEntry().ShouldBe((ActivityType.MessageSent, Samples.Alice.Id, Samples.Bob.Id));
    }

    [Test]
    public async Task Handle_WhenTheCallerTakesNoPart_ShouldNotBeFoundAndStoreNothing()
    {
        var result = await HandleAsync(Text("Hello"), Samples.Id(51));

        result.Error.ShouldBe(ConversationErrors.NotFound);
        ports.ShouldHaveStoredNoMessage();
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheConversationRefuses_ShouldStoreTheRefusalAlone()
    {
        ports.State = new PeerState(BlockedBySelf: false, BlockedByPeer: true, PeerDisabled: false);

        var result = await HandleAsync(Text("Hello"));

        result.Error.ShouldBe(MessageErrors.RecipientUnavailable);
        ports.ShouldHaveStoredNoMessage();
        ports.Activity.SingleEntry().ShouldBe((ActivityType.MessageRefused, Samples.Alice.Id, Samples.Bob.Id));
    }

    [Test]
    public async Task Handle_WhenTheSameMessageWasSentBefore_ShouldAnswerItAgainAlsoAfterABlock()
    {
        var earlier = ports.HasEarlier(ClientId, "Hello");
        ports.State = new PeerState(BlockedBySelf: false, BlockedByPeer: true, PeerDisabled: false);

        var message = await AcceptedAsync(Text("Hello") with { ClientMessageId = ClientId });

        message.Id.ShouldBe(earlier.Id);
        ports.ShouldHaveStoredNoMessage();
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheIdBelongsToAnotherMessage_ShouldRefuse()
    {
        ports.HasEarlier(ClientId, "Something else");

        (await HandleAsync(Text("Hello") with { ClientMessageId = ClientId })).Error.ShouldBe(MessageErrors.IdReused);

        ports.ShouldHaveStoredNoMessage();
    }

    [Test]
    public async Task Handle_WhenACommand_ShouldAnswerTheNewestOfTheConversationAndStoreNothing()
    {
        ConversationEndsAt(150);

        var history = (await HandleAsync(Text("last 2"))).Value.ShouldBeOfType<SendOutcome.History>();

        history.ConversationId.ShouldBe(Samples.Id(50));
        history.Messages.Items.Select(item => item.Sequence).ShouldBe([150, 149]);
        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenACommandCountsOutOfRange_ShouldRefuse()
    {
        ConversationEndsAt(150);

        (await HandleAsync(Text("last 101"))).Error.ShouldBe(CommandErrors.InvalidCount);
    }

    [Test]
    public async Task Handle_WhenACommandGoesToAnothersConversation_ShouldNotBeFound() =>
        (await HandleAsync(Text("last 2"), Samples.Id(51))).Error.ShouldBe(ConversationErrors.NotFound);

    [Test]
    public async Task Handle_WhenALiteralCommand_ShouldSendIt() =>
        (await AcceptedAsync(Text("last 2") with { Literal = true })).Content.ShouldBe("last 2");

    private static OutgoingMessage Text(string content) => new(content, ClientMessageId: null, IdempotencyKey: null, Literal: false);

    private void ConversationEndsAt(long sequence) =>
        ports.ConversationReader
            .Setup(reader => reader.FindLastSequenceAsync(Samples.Id(50), Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(sequence);

    private Task<Result<SendOutcome>> HandleAsync(OutgoingMessage message, Guid? conversationId = null) =>
        new PostMessageHandler(
                ports.ConversationReader.Object,
                ports.Conversations.Object,
                ports.Rooms.Object,
                ports.Users.Object,
                ports.Poster,
                ports.Commands,
                ports.UnitOfWork,
                ports.Caller)
            .Handle(new PostMessage(conversationId ?? Samples.Id(50), message), CancellationToken.None);

    private async Task<MessageResponse> AcceptedAsync(OutgoingMessage message) =>
        (await HandleAsync(message)).Value.ShouldBeOfType<SendOutcome.Accepted>().Message;
}
