using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Messages;

internal sealed class GetMessagesTests
{
    private readonly Mock<IMessageReader> messages = new();
    private readonly Mock<IUserDirectory> users = new Mock<IUserDirectory>().Knows(Samples.Bob);
    private readonly Pager pager = new(new FakeCursorProtector());

    public GetMessagesTests()
    {
        messages
            .Setup(reader => reader.ListAsync(It.IsAny<MessageFilter>(), It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Samples.Message(3), Samples.Message(2), Samples.Message(1)]);
        messages.Setup(reader => reader.CountAsync(It.IsAny<MessageFilter>(), It.IsAny<CancellationToken>())).ReturnsAsync(99);
    }

    [TestCase(null, MessageDirection.All)]
    [TestCase("", MessageDirection.All)]
    [TestCase("all", MessageDirection.All)]
    [TestCase("sent", MessageDirection.Sent)]
    [TestCase("RECEIVED", MessageDirection.Received)]
    public async Task Handle_WhenADirectionIsGiven_ShouldFilterByIt(string? direction, MessageDirection expected)
    {
        await HandleAsync(new GetMessages(direction, With: null, new TimeFilter(), new PageQuery()));

        ShouldHaveRead(new MessageFilter(Samples.Alice.Id, expected, WithUserId: null, new TimeRange(From: null, To: null)));
    }

    [Test]
    public async Task Handle_WhenAPersonAndATimeAreGiven_ShouldFilterByThem()
    {
        await HandleAsync(new GetMessages(Direction: null, "BOB", new TimeFilter(From: "2026-03-30T12:00:00Z"), new PageQuery()));

        ShouldHaveRead(new MessageFilter(Samples.Alice.Id, MessageDirection.All, Samples.Bob.Id, new TimeRange(Samples.Now, To: null)));
    }

    [TestCase("nobody")]
    [TestCase(" ")]
    public async Task Handle_WhenNobodyHasTheName_ShouldNotBeFound(string with)
    {
        var result = await HandleAsync(new GetMessages(Direction: null, with, new TimeFilter(), new PageQuery()));

        result.Error.ShouldBe(UserErrors.NotFound);
    }

    [Test]
    public async Task Handle_WhenThereAreMore_ShouldLinkOnByInstantConversationAndSequence()
    {
        var page = (await HandleAsync(new GetMessages(Direction: null, With: null, new TimeFilter(), new PageQuery(Limit: "2")))).Value;
        var next = (await HandleAsync(
            new GetMessages(Direction: null, With: null, new TimeFilter(), new PageQuery("2", page.Next.ShouldNotBeNull().Value)))).Value;

        page.Items.Select(item => item.Sequence).ShouldBe([3, 2]);
        next.Previous.ShouldNotBeNull();
        messages.Verify(reader => reader.ListAsync(
            It.IsAny<MessageFilter>(),
            new Slice(2, new Keyset(Samples.Message(2).CreatedAt, Samples.Id(50), 2), Backward: false),
            It.IsAny<CancellationToken>()));
    }

    [TestCase("sent", null, null)]
    [TestCase(null, "bob", null)]
    [TestCase(null, null, "2026-03-30")]
    public async Task Handle_WhenTheCursorIsOfAnotherFilter_ShouldRefuseIt(string? direction, string? with, string? date)
    {
        var page = (await HandleAsync(new GetMessages(Direction: null, With: null, new TimeFilter(), new PageQuery(Limit: "2")))).Value;

        var result = await HandleAsync(new GetMessages(direction, with, new TimeFilter(date), new PageQuery(Cursor: page.Next!.Value)));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [Test]
    public async Task Handle_WhenTheCursorIsAnotherUsers_ShouldRefuseIt()
    {
        var request = new GetMessages(Direction: null, With: null, new TimeFilter(), new PageQuery(Limit: "2"));
        var page = (await HandleAsync(request, new SignedIn(Samples.Bob))).Value;

        var result = await HandleAsync(request with { Page = new PageQuery(Cursor: page.Next!.Value) });

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [TestCase("true", 99L)]
    [TestCase(null, null)]
    public async Task Handle_WhenTheCountIsWanted_ShouldTellIt(string? wanted, long? count) =>
        (await HandleAsync(new GetMessages(Direction: null, With: null, new TimeFilter(), new PageQuery(Count: wanted)))).Value.Count.ShouldBe(count);

    [TestCase("all")]
    [TestCase("Sent")]
    [TestCase("RECEIVED")]
    [TestCase("")]
    [TestCase(null)]
    public async Task Validate_WhenTheDirectionIsKnown_ShouldSayNothing(string? direction) =>
        (await WrongMembersAsync(new GetMessages(direction, With: null, new TimeFilter(), new PageQuery()))).ShouldBeEmpty();

    [TestCase("both")]
    [TestCase("1")]
    [TestCase("sent,received")]
    [TestCase(" sent")]
    public async Task Validate_WhenTheDirectionIsUnknown_ShouldNameIt(string direction) =>
        (await WrongMembersAsync(new GetMessages(direction, With: null, new TimeFilter(), new PageQuery()))).ShouldBe("direction");

    [Test]
    public async Task Validate_WhenEverythingIsUnfit_ShouldNameAllOfIt() =>
        (await WrongMembersAsync(new GetMessages("up", With: null, new TimeFilter("2026-02-30", "x", "y"), new PageQuery("0", Count: "2"))))
            .ShouldBe("count,date,direction,from,limit,to");

    [Test]
    public async Task GetMessage_WhenTheCallerTakesPart_ShouldShowIt()
    {
        messages
            .Setup(reader => reader.FindAsync(Samples.Id(1001), Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Samples.Message(1));

        var result = await new GetMessageHandler(messages.Object, new SignedIn()).Handle(new GetMessage(Samples.Id(1001)), CancellationToken.None);

        result.Value.ShouldBe(Samples.Message(1));
    }

    [Test]
    public async Task GetMessage_WhenTheCallerTakesNoPart_ShouldNotBeFound()
    {
        var result = await new GetMessageHandler(messages.Object, new SignedIn()).Handle(new GetMessage(Samples.Id(1001)), CancellationToken.None);

        result.Error.ShouldNotBeNull().Code.ShouldBe("messages.not_found");
    }

    private static Task<string> WrongMembersAsync(GetMessages request) => new GetMessagesValidator().WrongMembersAsync(request);

    private Task<Result<Page<MessageResponse>>> HandleAsync(GetMessages request, SignedIn? caller = null) =>
        new GetMessagesHandler(messages.Object, users.Object, caller ?? new SignedIn(), pager).Handle(request, CancellationToken.None);

    private void ShouldHaveRead(MessageFilter filter) =>
        messages.Verify(
            reader => reader.ListAsync(filter, new Slice(PageQuery.DefaultLimit, Position: null, Backward: false), It.IsAny<CancellationToken>()),
            Times.Once);
}
