using Messaging.Application.Common;
using Messaging.Application.Messages;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Domain.Users;

namespace Messaging.Application.UnitTests.Messages;

internal sealed class SendMessageTests
{
    private static readonly Guid ClientId = Samples.Id(60);

    private readonly SendingPorts ports = new();

    [Test]
    public async Task Handle_WhenNothingStandsAgainstIt_ShouldStoreAndAnswerTheMessage()
    {
        var message = await AcceptedAsync("BOB", new OutgoingMessage("  Lunch?\n", ClientId, IdempotencyKey: null, Literal: false));

        message.Sequence.ShouldBe(1);
        message.ConversationId.ShouldBe(Samples.Id(50));
        message.Sender.ShouldBe("alice");
        message.Recipient.ShouldBe("bob");
        message.Content.ShouldBe("Lunch?");
        message.ClientMessageId.ShouldBe(ClientId);
        message.CreatedAt.ShouldBe(Samples.Now);
        message.ReadAt.ShouldBeNull();
        message.Id.ShouldBe(ports.StoredMessage.Id);
        ports.StoredMessage.Content.ShouldBe("Lunch?");
    }

    [Test]
    public async Task Handle_WhenAccepted_ShouldRecordItInTheSameUnitOfWork()
    {
        await AcceptedAsync("bob", Text("Hello"));

        ports.Activity.SingleEntry().ShouldBe((ActivityType.MessageSent, Samples.Alice.Id, Samples.Bob.Id));
        ports.UnitOfWork.Count.ShouldBe(1);
    }

    [Test]
    public async Task Handle_WhenWrittenToOneself_ShouldBeANote()
    {
        var message = await AcceptedAsync("Alice", Text("Milk"));

        message.Sender.ShouldBe("alice");
        message.Recipient.ShouldBe("alice");
        ports.StoredMessage.RecipientId.ShouldBe(Samples.Alice.Id);
    }

    [Test]
    public async Task Handle_WhenNobodyHasTheName_ShouldNotBeFoundAndStoreNothing()
    {
        var result = await HandleAsync("nobody", Text("Hello"));

        result.Error.ShouldBe(UserErrors.NotFound);
        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [TestCase(true, false, false, "messages.recipient_blocked")]
    [TestCase(false, true, false, "messages.recipient_unavailable")]
    [TestCase(false, false, true, "messages.recipient_unavailable")]
    [TestCase(true, true, true, "messages.recipient_blocked")]
    public async Task Handle_WhenTheConversationRefuses_ShouldStoreTheRefusalAlone(bool blockedBySelf, bool blockedByPeer, bool disabled, string code)
    {
        ports.State = new PeerState(blockedBySelf, blockedByPeer, disabled);

        var result = await HandleAsync("bob", Text("Hello"));

        result.Error.ShouldNotBeNull().Code.ShouldBe(code);
        ports.ShouldHaveStoredNoMessage();
        ports.Activity.SingleEntry().ShouldBe((ActivityType.MessageRefused, Samples.Alice.Id, Samples.Bob.Id));
    }

    [Test]
    public async Task Handle_WhenTheSameMessageWasSentBefore_ShouldAnswerItAgainAndStoreNothing()
    {
        var earlier = ports.HasEarlier(ClientId, "Hello");

        var message = await AcceptedAsync("bob", new OutgoingMessage(" Hello ", ClientId, IdempotencyKey: null, Literal: false));

        message.ShouldBe(new MessageResponse
        {
            Id = earlier.Id,
            ConversationId = earlier.ConversationId,
            Sequence = 3,
            Sender = "alice",
            Recipient = "bob",
            Content = "Hello",
            ClientMessageId = ClientId,
            CreatedAt = earlier.CreatedAt,
            ReadAt = null,
        });
        ports.ShouldHaveStoredNoMessage();
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheSameMessageCameByHeaderBefore_ShouldAnswerItAgain()
    {
        ports.HasEarlier(ClientId, "Hello");

        var message = await AcceptedAsync("bob", new OutgoingMessage("Hello", ClientMessageId: null, $"\"{ClientId}\"", Literal: false));

        message.Sequence.ShouldBe(3);
        ports.ShouldHaveStoredNoMessage();
    }

    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    [TestCase(false, false, true)]
    public async Task Handle_WhenABlockCameBetweenTheTries_ShouldStillAnswerTheMessage(bool blockedBySelf, bool blockedByPeer, bool disabled)
    {
        ports.HasEarlier(ClientId, "Hello");
        ports.State = new PeerState(blockedBySelf, blockedByPeer, disabled);

        var message = await AcceptedAsync("bob", new OutgoingMessage("Hello", ClientId, IdempotencyKey: null, Literal: false));

        message.Sequence.ShouldBe(3);
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [TestCase("Hello!", 50, Description = "another content")]
    [TestCase("hello", 50, Description = "another case")]
    [TestCase("Hello", 51, Description = "another conversation")]
    public async Task Handle_WhenTheIdBelongsToAnotherMessage_ShouldRefuse(string earlierContent, int earlierConversation)
    {
        ports.HasEarlier(ClientId, earlierContent, earlierConversation);

        var result = await HandleAsync("bob", new OutgoingMessage("Hello", ClientId, IdempotencyKey: null, Literal: false));

        result.Error.ShouldBe(MessageErrors.IdReused);
        ports.ShouldHaveStoredNoMessage();
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenARacingTryWasFaster_ShouldFindItsMessageInTheSecondRun()
    {
        ports.UnitOfWork.BetweenRuns = () => ports.HasEarlier(ClientId, "Hello");

        var message = await AcceptedAsync("bob", new OutgoingMessage("Hello", ClientId, IdempotencyKey: null, Literal: false));

        message.Id.ShouldBe(Samples.Id(70));
        ports.ShouldHaveStoredNoMessage();
    }

    [Test]
    public async Task Handle_WhenThereIsNoId_ShouldNotLookForAnEarlierMessage()
    {
        await AcceptedAsync("bob", Text("Hello"));

        ports.Messages.VerifyNoOtherCalls();
        ports.StoredMessage.ClientMessageId.ShouldBeNull();
    }

    [Test]
    public async Task Handle_WhenLiteral_ShouldSendWhatLooksLikeACommand()
    {
        var message = await AcceptedAsync("bob", new OutgoingMessage("last 5", ClientMessageId: null, IdempotencyKey: null, Literal: true));

        message.Content.ShouldBe("last 5");
    }

    [Test]
    public async Task Handle_WhenTheServiceIsBusy_ShouldSaySo()
    {
        var busy = new SendingPorts { UnitOfWork = new FakeUnitOfWork { IsBusy = true } };

        var result = await HandlerOf(busy).Handle(new SendMessage("bob", Text("Hello")), CancellationToken.None);

        result.Error.ShouldBe(RequestErrors.Busy);
        result.Error!.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Test]
    public async Task Handle_WhenTheContentWasNotValidated_ShouldThrow() =>
        await Should.ThrowAsync<InvalidOperationException>(() => HandleAsync("bob", Text(" ")));

    private static OutgoingMessage Text(string content) => new(content, ClientMessageId: null, IdempotencyKey: null, Literal: false);

    private static SendMessageHandler HandlerOf(SendingPorts ports) =>
        new(ports.Users.Object, ports.Conversations.Object, ports.Poster, ports.Commands, ports.UnitOfWork, ports.Caller, new StoppedClock());

    private Task<Result<SendOutcome>> HandleAsync(string? recipient, OutgoingMessage message) =>
        HandlerOf(ports).Handle(new SendMessage(recipient, message), CancellationToken.None);

    private async Task<MessageResponse> AcceptedAsync(string recipient, OutgoingMessage message) =>
        (await HandleAsync(recipient, message)).Value.ShouldBeOfType<SendOutcome.Accepted>().Message;
}
