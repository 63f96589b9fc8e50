using Messaging.Application.Authentication;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Common;
using Moq;

namespace Messaging.Application.UnitTests.Authentication;

internal sealed class GetSessionsTests
{
    private readonly Mock<ISessionReader> sessions = new();
    private readonly Pager pager = new(new FakeCursorProtector());

    public GetSessionsTests()
    {
        sessions
            .Setup(reader => reader.ListAsync(It.IsAny<Guid>(), Samples.Now, It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Samples.Session(), Samples.Session(id: 101)]);
        sessions.Setup(reader => reader.CountAsync(Samples.Alice.Id, Samples.Now, It.IsAny<CancellationToken>())).ReturnsAsync(2);
    }

    [Test]
    public async Task Handle_WhenThereAreSeveral_ShouldMarkTheOneOfThisRequest()
    {
        var page = (await HandleAsync(new PageQuery(Count: "true"))).Value;

        page.Items.Select(session => (session.Id, session.Current)).ShouldBe([(Samples.Id(100), true), (Samples.Id(101), false)]);
        page.Items[0].CreatedAt.ShouldBe(Samples.Now.AddHours(-1));
        page.Items[0].LastUsedAt.ShouldBe(Samples.Now.AddHours(-1));
        page.Items[0].IpAddress.ShouldBe("192.0.2.7");
        page.Items[0].UserAgent.ShouldBe("curl/8.5.0");
        page.Count.ShouldBe(2);
    }

    [Test]
    public async Task Handle_WhenThereAreMore_ShouldLinkOnByInstantAndId()
    {
        var page = (await HandleAsync(new PageQuery(Limit: "1"))).Value;
        await HandleAsync(new PageQuery("1", page.Next.ShouldNotBeNull().Value));

        page.Count.ShouldBeNull();
        sessions.Verify(reader => reader.ListAsync(
            Samples.Alice.Id,
            Samples.Now,
            new Slice(1, new Keyset(Samples.Now.AddHours(-1), Samples.Id(100)), Backward: false),
            It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task Handle_WhenTheCursorIsAnotherUsers_ShouldRefuseIt()
    {
        var page = (await HandleAsync(new PageQuery(Limit: "1"), new SignedIn(Samples.Bob))).Value;

        var result = await HandleAsync(new PageQuery(Cursor: page.Next!.Value));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [Test]
    public async Task Validate_WhenTheLimitIsUnfit_ShouldNameIt() =>
        (await new GetSessionsValidator().WrongMembersAsync(new GetSessions(new PageQuery(Limit: "101")))).ShouldBe("limit");

    private Task<Result<Page<SessionResponse>>> HandleAsync(PageQuery query, SignedIn? caller = null) =>
        new GetSessionsHandler(sessions.Object, caller ?? new SignedIn(), pager, Samples.Mapper, new StoppedClock())
            .Handle(new GetSessions(query), CancellationToken.None);
}
