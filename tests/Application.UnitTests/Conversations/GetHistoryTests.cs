using Messaging.Application.Common;
using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Moq;

namespace Messaging.Application.UnitTests.Conversations;

internal sealed class GetHistoryTests
{
    private static readonly Guid ConversationId = Samples.Id(50);

    private readonly Mock<IConversationReader> conversations = new();
    private readonly Mock<IMessageReader> messages = new();
    private readonly GetHistoryHandler handler;

    public GetHistoryTests()
    {
        conversations
            .Setup(reader => reader.FindLastSequenceAsync(ConversationId, Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(40);
        messages
            .Setup(reader => reader.GetHistoryAsync(ConversationId, It.IsAny<HistorySlice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);
        handler = new GetHistoryHandler(conversations.Object, new HistoryPager(messages.Object), new SignedIn());
    }

    [TestCase(null, null, null, null, 50, long.MaxValue, false)]
    [TestCase(null, null, null, "20", 20, long.MaxValue, false)]
    [TestCase("5", null, null, null, 5, long.MaxValue, false)]
    [TestCase("5", null, null, "20", 5, long.MaxValue, false)]
    [TestCase(null, "30", null, "20", 20, 30, false)]
    [TestCase(null, null, "30", "20", 20, 30, true)]
    [TestCase(null, null, "0", null, 50, 0, true)]
    public async Task Handle_WhenTheCallerTakesPart_ShouldReadThere(
        string? last, string? before, string? after, string? limit, int rows, long bound, bool ascending)
    {
        var result = await handler.Handle(
            new GetHistory(ConversationId, new HistoryPosition(last, before, after), new PageQuery(limit, Count: "true")), CancellationToken.None);

        result.Value.Count.ShouldBe(40);
        messages.Verify(reader => reader.GetHistoryAsync(ConversationId, new HistorySlice(rows, bound, ascending), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenTheCallerTakesNoPart_ShouldNotBeFoundAndReadNothing()
    {
        var result = await handler.Handle(new GetHistory(Samples.Id(51), new HistoryPosition(), new PageQuery()), CancellationToken.None);

        result.Error.ShouldBe(ConversationErrors.NotFound);
        messages.VerifyNoOtherCalls();
    }

    [TestCase(null, null, null)]
    [TestCase("1", null, null)]
    [TestCase("100", null, null)]
    [TestCase(null, "0", null)]
    [TestCase(null, "9223372036854775807", null)]
    [TestCase(null, null, "0")]
    [TestCase(null, null, "9223372036854775807")]
    public async Task Validate_WhenThePositionIsFit_ShouldSayNothing(string? last, string? before, string? after) =>
        (await WrongMembersAsync(last, before, after)).ShouldBeEmpty();

    [TestCase("0", null, null, "last")]
    [TestCase("101", null, null, "last")]
    [TestCase("abc", null, null, "last")]
    [TestCase("", null, null, "last")]
    [TestCase("5\0", null, null, "last")]
    [TestCase(null, "-1", null, "before")]
    [TestCase(null, "abc", null, "before")]
    [TestCase(null, "", null, "before")]
    [TestCase(null, "1.5", null, "before")]
    [TestCase(null, "9223372036854775808", null, "before")]
    [TestCase(null, null, "-1", "after")]
    [TestCase(null, null, "", "after")]
    [TestCase(null, null, "+1", "after")]
    [TestCase("5", "30", null, "last")]
    [TestCase("5", null, "30", "last")]
    [TestCase(null, "30", "10", "last")]
    [TestCase("5", "30", "10", "last")]
    [TestCase(null, "x", "y", "after,before,last")]
    public async Task Validate_WhenThePositionIsUnfit_ShouldNameWhatIsWrong(string? last, string? before, string? after, string members) =>
        (await WrongMembersAsync(last, before, after)).ShouldBe(members);

    [Test]
    public async Task Validate_WhenACursorIsGiven_ShouldRefuseIt() =>
        (await new GetHistoryValidator().WrongMembersAsync(new GetHistory(ConversationId, new HistoryPosition(), new PageQuery(Cursor: "x"))))
            .ShouldBe("cursor");

    [Test]
    public async Task Validate_WhenTheLimitIsUnfit_ShouldNameIt() =>
        (await new GetHistoryValidator().WrongMembersAsync(new GetHistory(ConversationId, new HistoryPosition(), new PageQuery(Limit: "0"))))
            .ShouldBe("limit");

    private static Task<string> WrongMembersAsync(string? last, string? before, string? after) =>
        new GetHistoryValidator().WrongMembersAsync(new GetHistory(ConversationId, new HistoryPosition(last, before, after), new PageQuery()));

    [Test]
    public async Task Handle_WhenAGuestReadsAPublicRoom_ShouldReadThere()
    {
        conversations
            .Setup(reader => reader.FindLastSequenceAsync(ConversationId, readerId: null, It.IsAny<CancellationToken>()))
            .ReturnsAsync(40);

        (await AsGuestAsync()).Error.ShouldBeNull();
    }

    [Test]
    public async Task Handle_WhenAGuestReadsAnythingElse_ShouldAskThemToSignIn() =>
        (await AsGuestAsync()).Error.ShouldBe(RequestErrors.SignInRequired);

    private Task<Result<Page<MessageResponse>>> AsGuestAsync() =>
        new GetHistoryHandler(conversations.Object, new HistoryPager(messages.Object), new Guest())
            .Handle(new GetHistory(ConversationId, new HistoryPosition(), new PageQuery()), CancellationToken.None);
}
