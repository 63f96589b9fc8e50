namespace Messaging.WebApi.FunctionalTests.Activity;

internal sealed class ActivityTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Person mallory = null!;

    [OneTimeSetUp]
    public async Task LiveAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        mallory = await RegisterAsync();
        await alice.SendAsync(bob, "1");
        await alice.BlockAsync(bob);
        (await alice.PostAsync("messages", new { recipient = bob.UserName, content = "refused" })).ShouldBe(HttpStatusCode.Forbidden);
        await alice.UnblockAsync(bob);
        await bob.BlockAsync(alice);
        (await alice.PostAsync("messages", new { recipient = bob.UserName, content = "refused" })).ShouldBe(HttpStatusCode.Forbidden);
        await mallory.SendAsync(alice, "not an activity of alice");
    }

    [Test]
    public async Task List_WhenMuchHappened_ShouldShowTheCallersOwnNewestFirst()
    {
        var reply = await alice.GetAsync("activity");

        var entries = reply.ShouldBeOk().Items();
        Types(entries).ShouldBe(["MessageRefused", "UserUnblocked", "MessageRefused", "UserBlocked", "MessageSent", "SignUp"]);
        entries.Select(entry => entry.Instant("occurredAt")).ShouldBeInOrder(SortDirection.Descending);
        entries.ShouldAllBe(entry => entry.Text("userName") == alice.UserName);
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [Test]
    public async Task List_WhenAnEntryIsShown_ShouldTellWhoFromWhereAndWhen()
    {
        var entry = (await mallory.GetAsync("activity?limit=1")).ShouldBeOk().Items().ShouldHaveSingleItem();

        entry.Members().ShouldBe(["id", "type", "occurredAt", "userName", "otherUserName", "ipAddress", "actor"]);
        entry.Id().Version.ShouldBe(7);
        entry.Text("type").ShouldBe("MessageSent");
        entry.Text("userName").ShouldBe(mallory.UserName);
        entry.Text("otherUserName").ShouldBe(alice.UserName);
        entry.Text("ipAddress").ShouldBe("127.0.0.1");
        entry.IsNull("actor").ShouldBeTrue();
    }

    [Test]
    public async Task List_WhenAnEntryConcernsNobodyElse_ShouldNameNobodyElse()
    {
        var entry = (await alice.GetAsync("activity?type=SignUp")).ShouldBeOk().Items().ShouldHaveSingleItem();

        entry.IsNull("otherUserName").ShouldBeTrue();
    }

    [TestCase("MessageSent", 1)]
    [TestCase("messagerefused", 2)]
    [TestCase("USERBLOCKED", 1)]
    [TestCase("UserUnblocked", 1)]
    [TestCase("SignUp", 1)]
    [TestCase("TokenReuse", 0)]
    [TestCase("", 6)]
    public async Task List_WhenATypeIsGiven_ShouldShowThatTypeAlone(string type, int expected)
    {
        var list = (await alice.GetAsync($"activity?type={type}&count=true")).ShouldBeOk();

        list.Items().Count.ShouldBe(expected);
        list.Number("count").ShouldBe(expected);
    }

    [TestCase("1")]
    [TestCase("MessageRead")]
    [TestCase("MessageSent,SignUp")]
    [TestCase("%20MessageSent")]
    public async Task List_WhenTypeIsUnknown_ShouldRefuse(string type)
    {
        var reply = await alice.GetAsync($"activity?type={type}");

        reply.ShouldBeInvalid("type");
    }

    [Test]
    public async Task List_WhenAnInstantIsGiven_ShouldCountBothEndsIn()
    {
        var blocked = (await alice.GetAsync("activity?type=UserBlocked")).ShouldBeOk().Items()[0].Text("occurredAt");

        var from = (await alice.GetAsync($"activity?from={blocked}")).ShouldBeOk().Items();
        var to = (await alice.GetAsync($"activity?to={blocked}")).ShouldBeOk().Items();
        var both = (await alice.GetAsync($"activity?from={blocked}&to={blocked}")).ShouldBeOk().Items();

        Types(from).ShouldBe(["MessageRefused", "UserUnblocked", "MessageRefused", "UserBlocked"]);
        Types(to).ShouldBe(["UserBlocked", "MessageSent", "SignUp"]);
        Types(both).ShouldBe(["UserBlocked"]);
    }

    [TestCase("from=2026-02-30", "from")]
    [TestCase("from=yesterday", "from")]
    [TestCase("to=2026-13-01", "to")]
    [TestCase("to=1774872000", "to")]
    [TestCase("from=2026-03-31&to=2026-03-30", "from")]
    [TestCase("date=2026-02-30", "date")]
    [TestCase("date=2026-02-28&from=2026-02-28", "date")]
    public async Task List_WhenTimeIsBad_ShouldRefuse(string query, string member)
    {
        var reply = await alice.GetAsync($"activity?{query}");

        reply.ShouldBeInvalid(member);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(6)]
    public async Task List_WhenLinksAreFollowed_ShouldShowEachOnceBothWays(int limit)
    {
        var all = Ids((await alice.GetAsync("activity")).ShouldBeOk().Items());

        var forward = await Pages.WalkAsync(alice, $"activity?limit={limit}", "next");
        var back = await Pages.ReadBackAsync(alice, forward[^1].Link("previous") ?? "activity");

        Ids(forward.SelectMany(page => page.Items())).ShouldBe(all);
        Ids(back).ShouldBe(limit == 6 ? all : all.SkipLast(forward[^1].Items().Count));
    }

    [Test]
    public async Task List_WhenFiltersAreGiven_ShouldKeepThemInItsLinks()
    {
        var pages = await Pages.WalkAsync(alice, "activity?type=messageRefused&from=2020-01-01&limit=1", "next");

        pages.Count.ShouldBe(2);
        Types(pages.SelectMany(page => page.Items())).ShouldBe(["MessageRefused", "MessageRefused"]);
    }

    [Test]
    public async Task List_WhenCursorIsOfAnotherFilterOrUser_ShouldRefuse()
    {
        var cursor = (await alice.GetAsync("activity?limit=1")).ShouldBeOk().Link("next")!.Split("cursor=")[1];

        var otherFilter = await alice.GetAsync($"activity?type=MessageSent&cursor={cursor}");
        var otherTime = await alice.GetAsync($"activity?from=2020-01-01&cursor={cursor}");
        var otherUser = await mallory.GetAsync($"activity?cursor={cursor}");

        otherFilter.ShouldBeInvalid("cursor");
        otherTime.ShouldBeInvalid("cursor");
        otherUser.ShouldBeInvalid("cursor");
    }

    [Test]
    public async Task List_WhenAMessageIsSentTwiceUnderOneId_ShouldRecordItOnce()
    {
        var dave = await RegisterAsync();
        var body = new { recipient = mallory.UserName, content = "once", clientMessageId = Guid.CreateVersion7() };

        await dave.PostAsync("messages", body);
        await dave.PostAsync("messages", body);

        Types((await dave.GetAsync("activity")).ShouldBeOk().Items()).ShouldBe(["MessageSent", "SignUp"]);
    }

    [Test]
    public async Task List_WhenAnonymous_ShouldAskToSignIn()
    {
        var reply = await Anonymous.GetAsync("activity");

        reply.ShouldBeUnauthenticated();
    }

    private static IEnumerable<string> Types(IEnumerable<JsonElement> entries) => entries.Select(entry => entry.Text("type"));

    private static List<Guid> Ids(IEnumerable<JsonElement> entries) => [.. entries.Select(entry => entry.Id())];
}
