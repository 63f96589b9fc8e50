using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Conversations;

internal sealed class GetConversationTests
{
    private readonly Mock<IConversationReader> conversations = new();
    private readonly Mock<IUserDirectory> users = new Mock<IUserDirectory>().Knows(Samples.Bob);
    private readonly ConversationResponse conversation = Response(50);

    public GetConversationTests() =>
        conversations
            .Setup(reader => reader.FindAsync(Samples.Id(50), Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(conversation);

    [Test]
    public async Task GetConversation_WhenTheCallerTakesPart_ShouldShowIt()
    {
        var result = await new GetConversationHandler(conversations.Object, new SignedIn())
            .Handle(new GetConversation(Samples.Id(50)), CancellationToken.None);

        result.Value.ShouldBeSameAs(conversation);
    }

    [Test]
    public async Task GetConversation_WhenTheCallerTakesNoPart_ShouldNotBeFound()
    {
        var result = await new GetConversationHandler(conversations.Object, new SignedIn(Samples.Bob))
            .Handle(new GetConversation(Samples.Id(50)), CancellationToken.None);

        result.Error.ShouldBe(ConversationErrors.NotFound);
    }

    [Test]
    public async Task GetConversationWith_WhenThereIsOne_ShouldShowIt()
    {
        conversations
            .Setup(reader => reader.FindDirectIdAsync(Samples.Alice.Id, Samples.Bob.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Samples.Id(50));

        (await WithAsync("BOB")).Value.ShouldBeSameAs(conversation);
    }

    [Test]
    public async Task GetConversationWith_WhenThereIsNone_ShouldNotBeFound() =>
        (await WithAsync("bob")).Error.ShouldBe(ConversationErrors.NotFound);

    [Test]
    public async Task GetConversationWith_WhenItHasNoMessageYet_ShouldNotBeFound()
    {
        conversations
            .Setup(reader => reader.FindDirectIdAsync(Samples.Alice.Id, Samples.Bob.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Samples.Id(51));

        (await WithAsync("bob")).Error.ShouldBe(ConversationErrors.NotFound);
    }

    [Test]
    public async Task GetConversationWith_WhenNobodyHasTheName_ShouldSayThat() =>
        (await WithAsync("nobody")).Error.ShouldBe(UserErrors.NotFound);

    [Test]
    public async Task GetConversations_WhenThereAreMoreThanAPage_ShouldLinkOnByTheNewestMessage()
    {
        conversations
            .Setup(reader => reader.ListAsync(Samples.Alice.Id, new Slice(1, Position: null, Backward: false), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ConversationRows([Response(50), Response(51)], EventSequence: 9));
        var pager = new Pager(new FakeCursorProtector());

        var result = await ListAsync(pager, new PageQuery(Limit: "1"));

        result.Items.Select(item => item.Id).ShouldBe([Samples.Id(50)]);
        result.Count.ShouldBeNull();
        pager.Open($"conversations:{Samples.Alice.Id}", new PageQuery(Limit: "1", Cursor: result.Next.ShouldNotBeNull().Value)).Value
            .ShouldBe(new Slice(1, new Keyset(Samples.Message(1).CreatedAt, Samples.Id(50)), Backward: false));
    }

    [Test]
    public async Task GetConversations_WhenAsked_ShouldTellWhichEventsItTakesAccountOf()
    {
        conversations
            .Setup(reader => reader.ListAsync(Samples.Alice.Id, It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ConversationRows([Response(50)], EventSequence: 9));

        var result = await new GetConversationsHandler(conversations.Object, new SignedIn(), new Pager(new FakeCursorProtector()))
            .Handle(new GetConversations(new PageQuery()), CancellationToken.None);

        result.Value.EventSequence.ShouldBe(9);
    }

    [Test]
    public async Task GetConversations_WhenTheCountIsWanted_ShouldTellIt()
    {
        conversations
            .Setup(reader => reader.ListAsync(Samples.Alice.Id, It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ConversationRows([], EventSequence: 0));
        conversations.Setup(reader => reader.CountAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(7);

        var result = await ListAsync(new Pager(new FakeCursorProtector()), new PageQuery(Count: "true"));

        result.Count.ShouldBe(7);
    }

    [Test]
    public async Task GetConversations_WhenTheCursorIsAnotherUsers_ShouldRefuseIt()
    {
        conversations
            .Setup(reader => reader.ListAsync(Samples.Bob.Id, It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ConversationRows([Response(50), Response(51)], EventSequence: 9));
        var pager = new Pager(new FakeCursorProtector());
        var bobs = await new GetConversationsHandler(conversations.Object, new SignedIn(Samples.Bob), pager)
            .Handle(new GetConversations(new PageQuery(Limit: "1")), CancellationToken.None);

        var result = await new GetConversationsHandler(conversations.Object, new SignedIn(), pager)
            .Handle(new GetConversations(new PageQuery(Cursor: bobs.Value.Page.Next!.Value)), CancellationToken.None);

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [TestCase("0")]
    [TestCase("abc")]
    public async Task GetConversations_WhenTheLimitIsUnfit_ShouldBeRefused(string limit) =>
        (await new GetConversationsValidator().WrongMembersAsync(new GetConversations(new PageQuery(Limit: limit)))).ShouldBe("limit");

    private static ConversationResponse Response(int id) => new()
    {
        Id = Samples.Id(id),
        Kind = ConversationKind.Direct,
        Title = "bob",
        Participants = ["alice", "bob"],
        LastMessage = Samples.Message(1),
        LastActivityAt = Samples.Message(1).CreatedAt,
        UnreadCount = 0,
        LastSequence = 1,
        LastReadSequence = 1,
    };

    private async Task<Page<ConversationResponse>> ListAsync(Pager pager, PageQuery query) =>
        (await new GetConversationsHandler(conversations.Object, new SignedIn(), pager).Handle(new GetConversations(query), CancellationToken.None)).Value.Page;

    private Task<Domain.Common.Result<ConversationResponse>> WithAsync(string userName) =>
        new GetConversationWithHandler(conversations.Object, users.Object, new SignedIn())
            .Handle(new GetConversationWith(userName), CancellationToken.None);
}
