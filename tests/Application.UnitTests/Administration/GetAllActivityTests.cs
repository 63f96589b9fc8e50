using Messaging.Application.Administration;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Administration;

internal sealed class GetAllActivityTests
{
    private readonly Mock<IAuditReader> audit = new();
    private readonly Mock<IUserDirectory> users = new();
    private readonly Pager pager = new(new FakeCursorProtector());

    public GetAllActivityTests()
    {
        users.Knows(Samples.Bob);
        audit
            .Setup(reader => reader.ListAsync(It.IsAny<AuditFilter>(), It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Entry(2), Entry(1)]);
        audit.Setup(reader => reader.CountAsync(It.IsAny<AuditFilter>(), It.IsAny<CancellationToken>())).ReturnsAsync(2);
    }

    [TestCase(null, null)]
    [TestCase("", "")]
    public async Task Handle_WhenNothingIsFiltered_ShouldAskForEverybodys(string? user, string? type)
    {
        var result = await HandleAsync(new GetAllActivity(user, type, new TimeFilter(), new PageQuery(Count: "true")));

        result.Value.Count.ShouldBe(2);
        ShouldHaveAsked(new AuditFilter(UserId: null, Type: null, new TimeRange(From: null, To: null)));
    }

    [Test]
    public async Task Handle_WhenFiltered_ShouldAskForThoseAlone()
    {
        await HandleAsync(new GetAllActivity("BOB", "accountdisabled", new TimeFilter(To: "2026-03-30T12:00:00Z"), new PageQuery()));

        ShouldHaveAsked(new AuditFilter(Samples.Bob.Id, ActivityType.AccountDisabled, new TimeRange(From: null, Samples.Now)));
    }

    [Test]
    public async Task Handle_WhenNobodyHasTheName_ShouldSaySo()
    {
        (await HandleAsync(new GetAllActivity("ghost", Type: null, new TimeFilter(), new PageQuery()))).Error.ShouldBe(UserErrors.NotFound);

        audit.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenThereAreMore_ShouldLinkOnByInstantAndId()
    {
        var page = (await HandleAsync(new GetAllActivity(User: null, Type: null, new TimeFilter(), new PageQuery("1")))).Value;
        await HandleAsync(new GetAllActivity(User: null, Type: null, new TimeFilter(), new PageQuery("1", page.Next.ShouldNotBeNull().Value)));

        page.Count.ShouldBeNull();
        audit.Verify(reader => reader.ListAsync(
            It.IsAny<AuditFilter>(), new Slice(1, new Keyset(Samples.Now, Samples.Id(2)), Backward: false), It.IsAny<CancellationToken>()));
    }

    [TestCase("bob", null, null)]
    [TestCase(null, "Login", null)]
    [TestCase(null, null, "2026-03-30")]
    public async Task Handle_WhenTheCursorIsOfAnotherFilter_ShouldRefuseIt(string? user, string? type, string? from)
    {
        var page = (await HandleAsync(new GetAllActivity(User: null, Type: null, new TimeFilter(), new PageQuery("1")))).Value;

        var result = await HandleAsync(new GetAllActivity(user, type, new TimeFilter(From: from), new PageQuery(Cursor: page.Next!.Value)));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [TestCase("RolesChanged", null, null, "")]
    [TestCase("Nothing", "tomorrow", "0", "from,limit,type")]
    public async Task Validate_WhateverIsFiltered_ShouldNameWhatIsWrong(string? type, string? from, string? limit, string wrong) =>
        (await new GetAllActivityValidator().WrongMembersAsync(new GetAllActivity("bob", type, new TimeFilter(From: from), new PageQuery(limit))))
            .ShouldBe(wrong);

    private static AuditEntryResponse Entry(int id) => new()
    {
        Id = Samples.Id(id),
        Type = ActivityType.InvalidLogin,
        OccurredAt = Samples.Now,
        UserName = null,
        OtherUserName = null,
        IpAddress = null,
        Actor = null,
        AttemptedName = "ghost",
        Roles = null,
    };

    private void ShouldHaveAsked(AuditFilter filter) =>
        audit.Verify(
            reader => reader.ListAsync(filter, new Slice(PageQuery.DefaultLimit, Position: null, Backward: false), It.IsAny<CancellationToken>()), Times.Once);

    private Task<Result<Page<AuditEntryResponse>>> HandleAsync(GetAllActivity request) =>
        new GetAllActivityHandler(audit.Object, users.Object, Mock.Of<IActor>(actor => actor.UserId == Samples.Alice.Id), pager)
            .Handle(request, CancellationToken.None);
}
