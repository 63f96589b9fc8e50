namespace Messaging.WebApi.FunctionalTests.Administration;

internal sealed class AccountTests : AdministrationFixture
{
    [Test]
    public async Task Create_WhenTheNameIsFree_ShouldAnswerTheAccount()
    {
        var userName = Person.NewName();

        var reply = await Root.PostAsync(
            "admin/users", new { userName, password = Person.CommonPassword, email = "new@example.org", roles = Administrator });

        var account = reply.ShouldBeCreated();
        account.Members().ShouldBe(["userName", "displayName", "createdAt", "email", "roles", "disabledAt"]);
        account.Text("userName").ShouldBe(userName);
        account.Text("email").ShouldBe("new@example.org");
        account.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(Administrator);
        account.IsNull("disabledAt").ShouldBeTrue();
        reply.Header("Location").ShouldBe($"/api/v1/users/{userName}");
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        (await Root.GetAsync(reply.Header("Location")!)).ShouldBeOk().Text("email").ShouldBe("new@example.org");
    }

    [Test]
    public async Task Create_WhenTheOwnerSignsIn_ShouldBeAnOrdinaryAccount()
    {
        var userName = Person.NewName();
        (await Root.PostAsync("admin/users", new { userName, password = Person.CommonPassword })).ShouldBeCreated();

        var owner = await SignInAsync(userName);

        (await owner.GetAsync("users/me")).ShouldBeOk().GetProperty("roles").GetArrayLength().ShouldBe(0);
        (await owner.GetAsync("admin/users")).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Test]
    public async Task Create_WhenWithTheRole_ShouldAdminister()
    {
        var administrator = await AddAdministratorAsync();

        (await administrator.GetAsync("admin/users")).ShouldBeOk();
    }

    [Test]
    public async Task Create_WhenTheNameIsTaken_ShouldRefuse() =>
        (await Root.PostAsync("admin/users", new { userName = "ROOT", password = Person.CommonPassword }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "users.name_taken");

    [Test]
    public async Task Create_WhenManyRace_ShouldMakeOne()
    {
        var userName = Person.NewName();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Root.PostAsync(
            "admin/users", new { userName = number % 2 == 0 ? userName : userName.ToUpperInvariant(), password = Person.CommonPassword })));

        replies.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(1);
        replies.Count(reply => reply.Status == HttpStatusCode.Conflict).ShouldBe(7);
    }

    [TestCase("""{}""", "userName", "password")]
    [TestCase("""{"userName":"al","password":"short","email":"nobody","roles":["Moderator"]}""", "userName", "password", "email", "roles")]
    [TestCase("""{"userName":"carol","password":"correct horse battery","roles":["administrator"]}""", "roles")]
    [TestCase("""{"userName":"carol","password":"correct horse battery","roles":[null]}""", "roles")]
    [TestCase("""{"userName":"carol","password":"correct horse battery","roles":"Administrator"}""", "roles")]
    [TestCase("""{"userName":"carol","password":"correct horse battery","disabledAt":null}""", "disabledAt")]
    public async Task Create_WhenTheBodyIsUnfit_ShouldNameWhatIsWrong(string body, params string[] wrong)
    {
        (await Root.Api.SendRawAsync(HttpMethod.Post, "admin/users", body)).ShouldBeInvalid(wrong);

        (await Root.GetAsync("users/carol")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Search_WhenNothingIsSearched_ShouldListAllInOrderOfName()
    {
        var disabled = await RegisterAsync();
        (await Root.PostAsync($"admin/users/{disabled.UserName}/disable")).ShouldBeNoContent();

        var all = await Pages.ReadOnAsync(Root, "admin/users?limit=100");

        var names = all.Select(account => account.Text("userName")).ToList();
        names.ShouldBe(names.OrderBy(name => name.ToUpperInvariant(), StringComparer.Ordinal));
        Named(disabled.UserName, all).Instant("disabledAt").ShouldBeGreaterThan(DateTime.UnixEpoch);
        Named(RootName, all).IsNull("disabledAt").ShouldBeTrue();
    }

    [Test]
    public async Task Search_WhenABeginningIsGiven_ShouldListThoseAlone()
    {
        foreach (var userName in new[] { "Zoe_1", "zoe_2", "zoe.3", "zof" })
        {
            await RegisterAsync(userName);
        }

        var found = (await Root.GetAsync("admin/users?search=ZOE_&count=true")).ShouldBeOk();

        found.Items().Select(account => account.Text("userName")).ShouldBe(["Zoe_1", "zoe_2"]);
        found.Number("count").ShouldBe(2);
        (await Root.GetAsync("admin/users?search=z&count=true")).ShouldBeOk().Number("count").ShouldBe(4);
    }

    [Test]
    public async Task Search_WhenPagedThrough_ShouldShowEachOnceBothWays()
    {
        await RegisterManyAsync(5);
        var whole = (await Pages.ReadOnAsync(Root, "admin/users?limit=100")).Select(account => account.Text("userName")).ToList();

        var pages = await Pages.WalkAsync(Root, "admin/users?limit=2", "next");

        pages.SelectMany(page => page.Items()).Select(account => account.Text("userName")).ShouldBe(whole);
        var lastCount = pages[^1].Items().Count;
        var back = await Pages.ReadBackAsync(Root, pages[^1].Link("previous")!);
        back.Select(account => account.Text("userName")).ShouldBe(whole.Take(whole.Count - lastCount));
    }

    [TestCase("search=a%20b", "search")]
    [TestCase("search=%25", "search")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=", "limit")]
    [TestCase("count=maybe", "count")]
    [TestCase("cursor=AAAA", "cursor")]
    public async Task Search_WhenTheQueryIsBad_ShouldNameIt(string query, string wrong) =>
        (await Root.GetAsync($"admin/users?{query}")).ShouldBeInvalid(wrong);

    [Test]
    public async Task Search_WhenTheCursorIsAnotherAdministrators_ShouldRefuseIt()
    {
        await RegisterManyAsync(2);
        var other = await AddAdministratorAsync();
        var next = (await Root.GetAsync("admin/users?limit=1")).ShouldBeOk().Link("next")!;

        (await other.GetAsync(next)).ShouldBeInvalid("cursor");
    }
}
