using Messaging.Application.Administration;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Common;
using Moq;

namespace Messaging.Application.UnitTests.Administration;

internal sealed class SearchAccountsTests
{
    private readonly Mock<IAccountReader> accounts = new();
    private readonly Pager pager = new(new FakeCursorProtector());

    public SearchAccountsTests()
    {
        accounts
            .Setup(reader => reader.SearchAsync(It.IsAny<string>(), It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Account("Alice"), Account("bob")]);
        accounts.Setup(reader => reader.CountAsync("AL", It.IsAny<CancellationToken>())).ReturnsAsync(7);
    }

    [TestCase(null, "")]
    [TestCase("", "")]
    [TestCase("al", "AL")]
    public async Task Handle_WhateverIsSearched_ShouldAskForItInUpperCase(string? search, string prefix)
    {
        (await HandleAsync(new SearchAccounts(search, new PageQuery()))).Value.Count.ShouldBeNull();

        accounts.Verify(
            reader => reader.SearchAsync(prefix, new Slice(PageQuery.DefaultLimit, Position: null, Backward: false), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenCounting_ShouldTellTheNumber() =>
        (await HandleAsync(new SearchAccounts("al", new PageQuery(Count: "true")))).Value.Count.ShouldBe(7);

    [Test]
    public async Task Handle_WhenThereAreMore_ShouldLinkOnByName()
    {
        var page = (await HandleAsync(new SearchAccounts(Search: null, new PageQuery("1")))).Value;
        await HandleAsync(new SearchAccounts(Search: null, new PageQuery("1", page.Next.ShouldNotBeNull().Value)));

        var slice = new Slice(1, new Keyset(Text: "ALICE"), Backward: false);
        accounts.Verify(reader => reader.SearchAsync(string.Empty, slice, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenTheCursorIsSomebodyElses_ShouldRefuseIt()
    {
        var page = (await HandleAsync(new SearchAccounts(Search: null, new PageQuery("1")))).Value;

        var result = await HandleAsync(new SearchAccounts(Search: null, new PageQuery(Cursor: page.Next!.Value)), actorId: Samples.Bob.Id);

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [TestCase(null, null, "")]
    [TestCase("", null, "")]
    [TestCase("a", "100", "")]
    [TestCase("a b", null, "search")]
    [TestCase("a-name-of-thirty-three-characters", null, "search")]
    [TestCase("al", "0", "limit")]
    public async Task Validate_WhateverIsSearched_ShouldNameWhatCannotBe(string? search, string? limit, string wrong) =>
        (await new SearchAccountsValidator().WrongMembersAsync(new SearchAccounts(search, new PageQuery(limit)))).ShouldBe(wrong);

    private static ManagedAccountResponse Account(string userName) => new()
    {
        UserName = userName,
        DisplayName = userName,
        CreatedAt = Samples.Now,
        Email = null,
        Roles = [],
        DisabledAt = null,
    };

    private Task<Result<Page<ManagedAccountResponse>>> HandleAsync(SearchAccounts request, Guid? actorId = null) =>
        new SearchAccountsHandler(accounts.Object, Mock.Of<IActor>(actor => actor.UserId == (actorId ?? Samples.Alice.Id)), pager)
            .Handle(request, CancellationToken.None);
}
