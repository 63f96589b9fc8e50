using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Users;

internal sealed class UserQueriesTests
{
    private readonly Mock<IUserReader> users = new();
    private readonly Pager pager = new(new FakeCursorProtector());

    public UserQueriesTests()
    {
        users.Setup(reader => reader.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Samples.User(Samples.Alice));
        users.Setup(reader => reader.FindByNameAsync("alice", It.IsAny<CancellationToken>())).ReturnsAsync(Samples.User(Samples.Alice));
        users.Setup(reader => reader.FindByNameAsync("bob", It.IsAny<CancellationToken>())).ReturnsAsync(Samples.User(Samples.Bob));
        users
            .Setup(reader => reader.SearchAsync("AL", It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Response("Albert"), Response("alice")]);
        users.Setup(reader => reader.CountAsync("AL", It.IsAny<CancellationToken>())).ReturnsAsync(2);
    }

    [Test]
    public async Task GetMe_WhenSignedIn_ShouldShowTheWholeAccount()
    {
        var result = await new GetMeHandler(users.Object, new SignedIn(), Samples.Mapper).Handle(new GetMe(), CancellationToken.None);

        result.Value.UserName.ShouldBe("alice");
        result.Value.DisplayName.ShouldBe("Somebody");
        result.Value.Email.ShouldBe("alice@example.org");
        result.Value.Roles.ShouldBe(["Administrator"]);
        result.Value.CreatedAt.ShouldBe(Samples.Now.AddDays(-1));
    }

    [Test]
    public async Task GetMe_WhenTheAccountIsGone_ShouldNotBeFound()
    {
        var result = await new GetMeHandler(users.Object, new SignedIn(Samples.Bob), Samples.Mapper).Handle(new GetMe(), CancellationToken.None);

        result.Error.ShouldBe(UserErrors.NotFound);
    }

    [Test]
    public async Task GetUser_WhenItIsAnother_ShouldShowWhatEverybodySees()
    {
        var result = await GetUserAsync("bob");

        result.Value.ShouldBe(new UserResponse { UserName = "bob", DisplayName = "Somebody", CreatedAt = Samples.Now.AddDays(-1) });
        result.Value.ShouldBeOfType<UserResponse>();
    }

    [Test]
    public async Task GetUser_WhenItIsTheCaller_ShouldShowTheWholeAccount() =>
        (await GetUserAsync("alice")).Value.ShouldBeOfType<AccountResponse>().Email.ShouldBe("alice@example.org");

    [Test]
    public async Task GetUser_WhenTheCallerIsAnAdministrator_ShouldShowTheWholeAccount() =>
        (await GetUserAsync("bob", isAdministrator: true)).Value.ShouldBeOfType<AccountResponse>().Email.ShouldBe("bob@example.org");

    [Test]
    public async Task GetUser_WhenNobodyHasTheName_ShouldNotBeFound() => (await GetUserAsync("nobody")).Error.ShouldBe(UserErrors.NotFound);

    [TestCase("al")]
    [TestCase("Al")]
    public async Task SearchUsers_WhateverTheCase_ShouldSearchTheNormalisedBeginning(string search)
    {
        var page = (await SearchAsync(search, new PageQuery(Count: "true"))).Value;

        page.Items.Select(user => user.UserName).ShouldBe(["Albert", "alice"]);
        page.Count.ShouldBe(2);
    }

    [Test]
    public async Task SearchUsers_WhenThereAreMore_ShouldLinkOnByTheNormalisedName()
    {
        var page = (await SearchAsync("al", new PageQuery(Limit: "1"))).Value;
        await SearchAsync("AL", new PageQuery("1", page.Next.ShouldNotBeNull().Value));

        page.Count.ShouldBeNull();
        var afterAlbert = new Slice(1, new Keyset(Text: "ALBERT"), Backward: false);
        users.Verify(reader => reader.SearchAsync("AL", afterAlbert, It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task SearchUsers_WhenTheCursorIsOfAnotherSearch_ShouldRefuseIt()
    {
        var page = (await SearchAsync("al", new PageQuery(Limit: "1"))).Value;

        var result = await SearchAsync("ali", new PageQuery(Cursor: page.Next!.Value));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [TestCase("al")]
    [TestCase("A.")]
    [TestCase("_-")]
    [TestCase("abcdefghijklmnopqrstuvwxyz012345")]
    public async Task SearchUsers_WhenTheSearchIsFit_ShouldSayNothing(string search) => (await WrongMembersAsync(search)).ShouldBeEmpty();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("a")]
    [TestCase("a%")]
    [TestCase("a b")]
    [TestCase("\u00E4\u00F6")]
    [TestCase("abcdefghijklmnopqrstuvwxyz0123456")]
    public async Task SearchUsers_WhenTheSearchIsUnfit_ShouldNameIt(string? search) => (await WrongMembersAsync(search)).ShouldBe("search");

    [Test]
    public async Task SearchUsers_WhenTheLimitIsUnfit_ShouldNameIt() =>
        (await new SearchUsersValidator().WrongMembersAsync(new SearchUsers("al", new PageQuery(Limit: "0")))).ShouldBe("limit");

    private static UserResponse Response(string name) => new() { UserName = name, DisplayName = name, CreatedAt = Samples.Now };

    private static Task<string> WrongMembersAsync(string? search) =>
        new SearchUsersValidator().WrongMembersAsync(new SearchUsers(search, new PageQuery()));

    private Task<Result<UserResponse>> GetUserAsync(string userName, bool isAdministrator = false) =>
        new GetUserHandler(users.Object, new SignedIn(isAdministrator: isAdministrator), Samples.Mapper).Handle(new GetUser(userName), CancellationToken.None);

    private Task<Result<Page<UserResponse>>> SearchAsync(string search, PageQuery query) =>
        new SearchUsersHandler(users.Object, new SignedIn(), pager).Handle(new SearchUsers(search, query), CancellationToken.None);
}
