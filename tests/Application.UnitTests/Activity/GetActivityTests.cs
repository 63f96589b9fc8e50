using Messaging.Application.Activity;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Moq;

namespace Messaging.Application.UnitTests.Activity;

internal sealed class GetActivityTests
{
    private readonly Mock<IActivityReader> activity = new();
    private readonly Pager pager = new(new FakeCursorProtector());

    public GetActivityTests()
    {
        activity
            .Setup(reader => reader.ListAsync(It.IsAny<ActivityFilter>(), It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Entry(2), Entry(1)]);
        activity.Setup(reader => reader.CountAsync(It.IsAny<ActivityFilter>(), It.IsAny<CancellationToken>())).ReturnsAsync(2);
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("MessageSent", ActivityType.MessageSent)]
    [TestCase("tokenreuse", ActivityType.TokenReuse)]
    public async Task Handle_WhenATypeIsGiven_ShouldFilterByItAndTheCaller(string? type, ActivityType? expected)
    {
        var result = await HandleAsync(new GetActivity(type, new TimeFilter(To: "2026-03-30T12:00:00Z"), new PageQuery(Count: "true")));

        result.Value.Count.ShouldBe(2);
        activity.Verify(
            reader => reader.ListAsync(
                new ActivityFilter(Samples.Alice.Id, expected, new TimeRange(From: null, Samples.Now)),
                new Slice(PageQuery.DefaultLimit, Position: null, Backward: false),
                It.IsAny<CancellationToken>()),
            Times.Once);
    }

    [Test]
    public async Task Handle_WhenThereAreMore_ShouldLinkOnByInstantAndId()
    {
        var page = (await HandleAsync(new GetActivity(Type: null, new TimeFilter(), new PageQuery(Limit: "1")))).Value;
        await HandleAsync(new GetActivity(Type: null, new TimeFilter(), new PageQuery("1", page.Next.ShouldNotBeNull().Value)));

        page.Count.ShouldBeNull();
        activity.Verify(reader => reader.ListAsync(
            It.IsAny<ActivityFilter>(), new Slice(1, new Keyset(Samples.Now, Samples.Id(2)), Backward: false), It.IsAny<CancellationToken>()));
    }

    [TestCase("Login", null)]
    [TestCase(null, "2026-03-30")]
    public async Task Handle_WhenTheCursorIsOfAnotherFilter_ShouldRefuseIt(string? type, string? from)
    {
        var page = (await HandleAsync(new GetActivity(Type: null, new TimeFilter(), new PageQuery(Limit: "1")))).Value;

        var result = await HandleAsync(new GetActivity(type, new TimeFilter(From: from), new PageQuery(Cursor: page.Next!.Value)));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [Test]
    public async Task Handle_WhenTheCursorIsAnotherUsers_ShouldRefuseIt()
    {
        var page = (await HandleAsync(new GetActivity(Type: null, new TimeFilter(), new PageQuery(Limit: "1")), new SignedIn(Samples.Bob))).Value;

        var result = await HandleAsync(new GetActivity(Type: null, new TimeFilter(), new PageQuery(Cursor: page.Next!.Value)));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [Test]
    public async Task Validate_WhenTheTypeIsKnown_ShouldSayNothing()
    {
        foreach (var name in Enum.GetNames<ActivityType>())
        {
            (await ErrorsAsync(name, new PageQuery())).ShouldBeEmpty(name);
        }
    }

    [TestCase("Nothing")]
    [TestCase("1")]
    [TestCase("Login,Logout")]
    [TestCase(" Login")]
    public async Task Validate_WhenTheTypeIsUnknown_ShouldNameItAndThoseThatThereAre(string type)
    {
        var errors = await ErrorsAsync(type, new PageQuery());

        errors.Keys.ShouldBe(["type"]);
        errors["type"].ShouldHaveSingleItem().ShouldContain("SignUp, Login, InvalidLogin, Logout, MessageSent");
    }

    [Test]
    public async Task Validate_WhenTheLimitIsUnfit_ShouldNameIt() => (await ErrorsAsync(type: null, new PageQuery(Limit: "0"))).Keys.ShouldBe(["limit"]);

    private static ActivityResponse Entry(int id) => new()
    {
        Id = Samples.Id(id),
        Type = ActivityType.Login,
        OccurredAt = Samples.Now,
        UserName = "alice",
        OtherUserName = null,
        IpAddress = null,
        Actor = null,
    };

    private static Task<IReadOnlyDictionary<string, string[]>> ErrorsAsync(string? type, PageQuery page) =>
        new GetActivityValidator().ErrorsOfAsync(new GetActivity(type, new TimeFilter(), page));

    private Task<Result<Page<ActivityResponse>>> HandleAsync(GetActivity request, SignedIn? caller = null) =>
        new GetActivityHandler(activity.Object, caller ?? new SignedIn(), pager).Handle(request, CancellationToken.None);
}
