namespace Messaging.WebApi.FunctionalTests.Administration;

internal sealed class AuditTests : AdministrationFixture
{
    [Test]
    public async Task Activity_WhenAnAdministratorActs_ShouldTellTheOwnerWhoButNotFromWhere()
    {
        var bob = await RegisterAsync();
        (await Root.PostAsync($"admin/users/{bob.UserName}/disable")).ShouldBeNoContent();
        (await Root.PostAsync($"admin/users/{bob.UserName}/enable")).ShouldBeNoContent();
        (await Root.PutAsync($"admin/users/{bob.UserName}/roles", new { roles = Administrator })).ShouldBeNoContent();
        var back = await bob.LoginAsync(Anonymous);

        var own = (await back.GetAsync("activity")).ShouldBeOk().Items();

        own.Select(entry => entry.Text("type")).ShouldBe(["Login", "RolesChanged", "AccountEnabled", "AccountDisabled", "SignUp"]);
        own.Select(entry => entry.Text("userName")).ShouldBe(Enumerable.Repeat(bob.UserName, 5));
        own[0].Members().ShouldBe(["id", "type", "occurredAt", "userName", "otherUserName", "ipAddress", "actor"]);
        own.Select(entry => entry.Link("actor")).ShouldBe([null, RootName, RootName, RootName, null]);
        own.Select(entry => entry.Link("ipAddress")).ShouldBe(["127.0.0.1", null, null, null, "127.0.0.1"]);
    }

    [Test]
    public async Task Activity_WhenAnAdministratorReads_ShouldTellFromWhere()
    {
        var bob = await AddAdministratorAsync();

        var entries = (await Root.GetAsync($"admin/activity?user={bob.UserName}")).ShouldBeOk().Items();

        entries.Select(entry => entry.Text("type")).ShouldBe(["Login", "AccountCreated"]);
        entries[1].Members().ShouldBe(["id", "type", "occurredAt", "userName", "otherUserName", "ipAddress", "actor", "attemptedName", "roles"]);
        entries[1].Text("actor").ShouldBe(RootName);
        entries[1].Text("ipAddress").ShouldBe("127.0.0.1");
        entries[1].IsNull("attemptedName").ShouldBeTrue();
        RolesOf(entries[1]).ShouldBe(Administrator);
        entries[0].IsNull("roles").ShouldBeTrue();
    }

    [Test]
    public async Task Activity_WhenRolesAreGivenAndTaken_ShouldTellWhichAtEachStep()
    {
        var bob = await RegisterAsync();
        (await Root.PutAsync($"admin/users/{bob.UserName}/roles", new { roles = Administrator })).ShouldBeNoContent();
        (await Root.PutAsync($"admin/users/{bob.UserName}/roles", new { roles = Array.Empty<string>() })).ShouldBeNoContent();

        var entries = (await Root.GetAsync($"admin/activity?user={bob.UserName}&type=RolesChanged")).ShouldBeOk().Items();

        entries.Select(RolesOf).ShouldBe([[], Administrator]);
    }

    [Test]
    public async Task Activity_WhenTheSettingsMadeTheAdministrator_ShouldSayThatTheAccountWasMadeAndItsRoles()
    {
        var first = (await Root.GetAsync($"admin/activity?user={RootName}&type=AccountCreated")).ShouldBeOk().Items().ShouldHaveSingleItem();

        first.IsNull("actor").ShouldBeTrue();
        RolesOf(first).ShouldBe(Administrator);
    }

    [Test]
    public async Task Activity_WhenNobodyHasTheName_ShouldShowTheRefusedLogin()
    {
        await RefusedLoginAsync("ghost-of-christmas");

        var entry = await NewestAsync("InvalidLogin");

        entry.IsNull("userName").ShouldBeTrue();
        entry.Text("attemptedName").ShouldBe("ghost-of-christmas");
        entry.Text("ipAddress").ShouldBe("127.0.0.1");
        entry.IsNull("actor").ShouldBeTrue();
    }

    [TestCase("my secret pass phrase")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("a-name-that-has-more-characters-than-names-have")]
    public async Task Activity_WhenNobodyCouldHaveTheName_ShouldNotKeepIt(string text)
    {
        await RefusedLoginAsync(text);

        (await NewestAsync("InvalidLogin")).IsNull("attemptedName").ShouldBeTrue();
        (await Root.GetAsync("admin/activity")).Text.ShouldNotContain(text);
    }

    [Test]
    public async Task Activity_WhenSomebodyHasTheName_ShouldStandInTheirLog()
    {
        var bob = await RegisterAsync();
        await RefusedLoginAsync(bob.UserName);

        var entry = await NewestAsync("InvalidLogin");

        entry.Text("userName").ShouldBe(bob.UserName);
        entry.IsNull("attemptedName").ShouldBeTrue();
    }

    [Test]
    public async Task Activity_WhenEverybodysIsRead_ShouldBeWholeAndNewestFirst()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendManyAsync(bob, 3);
        await bob.SendAsync(alice, "enough");
        await RefusedLoginAsync("nobody-at-all");

        var pages = await Pages.WalkAsync(Root, "admin/activity?limit=4", "next");

        var all = pages.SelectMany(page => page.Items()).ToList();
        all.Select(entry => entry.Id()).ShouldBeUnique();
        all.Select(entry => entry.Instant("occurredAt")).ShouldBeInOrder(SortDirection.Descending);
        all.Take(5).Select(entry => entry.Text("type")).ShouldBe(["InvalidLogin", "MessageSent", "MessageSent", "MessageSent", "MessageSent"]);
        all[1].Text("userName").ShouldBe(bob.UserName);
        all[1].Text("otherUserName").ShouldBe(alice.UserName);
        (await Root.GetAsync("admin/activity?limit=1&count=true")).ShouldBeOk().Number("count").ShouldBe(all.Count);
        var back = await Pages.ReadBackAsync(Root, pages[^1].Link("previous")!);
        back.Select(entry => entry.Id()).ShouldBe(all.Take(all.Count - pages[^1].Items().Count).Select(entry => entry.Id()));
    }

    [Test]
    public async Task Activity_WhenFiltered_ShouldShowThoseAlone()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendAsync(bob, "one");
        await bob.BlockAsync(alice);

        (await TypesAsync($"user={alice.UserName.ToUpperInvariant()}")).ShouldBe(["MessageSent", "SignUp"]);
        (await TypesAsync($"user={bob.UserName}&type=userblocked")).ShouldBe(["UserBlocked"]);
        (await TypesAsync("type=UserBlocked&limit=1")).ShouldBe(["UserBlocked"]);
        (await TypesAsync("type=MessageSent&limit=1")).ShouldBe(["MessageSent"]);
        (await TypesAsync($"user={bob.UserName}&to=2026-01-01")).ShouldBeEmpty();
        (await TypesAsync($"user={bob.UserName}&from=2026-01-01&user=")).Count.ShouldBe(2);
    }

    [Test]
    public async Task Activity_WhenNobodyHasTheNameInTheFilter_ShouldSaySo() =>
        (await Root.GetAsync("admin/activity?user=nobody-has-this")).ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");

    [TestCase("type=Nothing", "type")]
    [TestCase("type=13", "type")]
    [TestCase("from=2026-02-30", "from")]
    [TestCase("from=2026-03-02&to=2026-03-01", "from")]
    [TestCase("limit=101", "limit")]
    [TestCase("cursor=x", "cursor")]
    public async Task Activity_WhenTheQueryIsBad_ShouldNameIt(string query, string wrong) =>
        (await Root.GetAsync($"admin/activity?{query}")).ShouldBeInvalid(wrong);

    [Test]
    public async Task Activity_WhenTheCursorIsOfTheOwnActivity_ShouldRefuseIt()
    {
        await Root.LoginAsync(Anonymous);
        var own = (await Root.GetAsync("activity?limit=1")).ShouldBeOk().Link("next")!;

        (await Root.GetAsync(own.Replace("/activity?", "/admin/activity?", StringComparison.Ordinal))).ShouldBeInvalid("cursor");
    }

    private async Task RefusedLoginAsync(string userName) =>
        (await Anonymous.PostAsync("auth/login", new { userName, password = "not the password" })).ShouldBeUnauthenticated("auth.invalid_credentials");

    private static string[] RolesOf(JsonElement entry) => [.. entry.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!)];

    private async Task<JsonElement> NewestAsync(string type) =>
        (await Root.GetAsync($"admin/activity?type={type}&limit=1")).ShouldBeOk().Items().ShouldHaveSingleItem();

    private async Task<IReadOnlyList<string>> TypesAsync(string query) =>
        [.. (await Root.GetAsync($"admin/activity?{query}")).ShouldBeOk().Items().Select(entry => entry.Text("type"))];
}
