using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Domain.Common;
using Messaging.Domain.Messages;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Messages;

/// <summary><c>last N</c> and <c>history N</c> by way of <see cref="SendMessage"/>.</summary>
internal sealed class SendCommandTests
{
    private readonly SendingPorts ports = new();

    [TestCase("last 5", 5)]
    [TestCase("  /History 100\n", 100)]
    public async Task Handle_WhenThereIsNoRecipient_ShouldAnswerTheNewestOfAllThatTheCallerSent(string content, int count)
    {
        var history = await HistoryAsync(recipient: null, content);

        history.ConversationId.ShouldBeNull();
        history.Messages.Items.Count.ShouldBe(count);
        ports.MessageReader.Verify(reader => reader.ListAsync(
            new MessageFilter(Samples.Alice.Id, MessageDirection.Sent, WithUserId: null, new TimeRange(From: null, To: null)),
            new Slice(count, Position: null, Backward: false),
            It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task Handle_WhenThereAreMore_ShouldLinkOnIntoTheListOfSentMessages()
    {
        var history = await HistoryAsync(recipient: null, "last 2");

        var pager = new Pager(new FakeCursorProtector());
        var scope = MessageScopes.Of(new MessageFilter(Samples.Alice.Id, MessageDirection.Sent, WithUserId: null, new TimeRange(From: null, To: null)));
        pager.Open(scope, new PageQuery(Cursor: history.Messages.Next.ShouldNotBeNull().Value)).Value.Position
            .ShouldBe(MessageScopes.PositionOf(history.Messages.Items[^1]));
    }

    [Test]
    public async Task Handle_WhenThereIsARecipient_ShouldAnswerTheNewestOfTheirConversation()
    {
        ConversationExists(lastSequence: 150);

        var history = await HistoryAsync("BOB", "last 3");

        history.ConversationId.ShouldBe(Samples.Id(50));
        history.Messages.Items.Select(item => item.Sequence).ShouldBe([150, 149, 148]);
        history.Messages.Next.ShouldBe(new PageLink("before", "148", 3));
        history.Messages.Previous.ShouldBeNull();
        history.Messages.Count.ShouldBeNull();
    }

    [Test]
    public async Task Handle_WhenThereIsNoConversationWithTheRecipient_ShouldAnswerAnEmptyList()
    {
        var history = await HistoryAsync("bob", "last 3");

        history.Messages.ShouldBe(new Page<MessageResponse>(history.Messages.Items, Next: null, Previous: null, Count: null));
        history.Messages.Items.ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheConversationHasNoMessageYet_ShouldAnswerAnEmptyList()
    {
        ports.ConversationReader
            .Setup(reader => reader.FindDirectIdAsync(Samples.Alice.Id, Samples.Bob.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Samples.Id(50));

        (await HistoryAsync("bob", "last 3")).Messages.Items.ShouldBeEmpty();
    }

    [TestCase(null, "last 0")]
    [TestCase(null, "last 101")]
    [TestCase("bob", "history -1")]
    [TestCase("bob", "/last 99999999999999999999")]
    public async Task Handle_WhenTheNumberIsOutOfRange_ShouldRefuse(string? recipient, string content)
    {
        ConversationExists(lastSequence: 150);

        var result = await HandleAsync(recipient, content);

        result.Error.ShouldBe(CommandErrors.InvalidCount);
        ports.MessageReader.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenNobodyHasTheName_ShouldNotBeFound() =>
        (await HandleAsync("nobody", "last 5")).Error.ShouldBe(UserErrors.NotFound);

    [TestCase(null)]
    [TestCase("bob")]
    public async Task Handle_WhenACommand_ShouldStoreNothing(string? recipient)
    {
        ConversationExists(lastSequence: 150);

        await HandleAsync(recipient, "last 5");

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    private void ConversationExists(long lastSequence)
    {
        ports.ConversationReader
            .Setup(reader => reader.FindDirectIdAsync(Samples.Alice.Id, Samples.Bob.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Samples.Id(50));
        ports.ConversationReader
            .Setup(reader => reader.FindLastSequenceAsync(Samples.Id(50), Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(lastSequence);
    }

    private Task<Result<SendOutcome>> HandleAsync(string? recipient, string content) =>
        new SendMessageHandler(
                ports.Users.Object, ports.Conversations.Object, ports.Poster, ports.Commands, ports.UnitOfWork, ports.Caller, new StoppedClock())
            .Handle(
                new SendMessage(recipient, new OutgoingMessage(content, ClientMessageId: null, IdempotencyKey: null, Literal: false)),
                CancellationToken.None);

    private async Task<SendOutcome.History> HistoryAsync(string? recipient, string content) =>
        (await HandleAsync(recipient, content)).Value.ShouldBeOfType<SendOutcome.History>();
}
