namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class PagingTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Person carol = null!;

    [SetUp]
    public async Task RegisterThreeAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        carol = await RegisterAsync();
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(6)]
    [TestCase(12)]
    [TestCase(13)]
    public async Task List_WhenNextIsFollowed_ShouldShowEveryRowOnce(int limit)
    {
        await TalkAsync(4);

        var pages = await Pages.WalkAsync(alice, $"messages?limit={limit}", "next");

        var all = (await alice.GetAsync("messages?limit=100")).ShouldBeOk().Items();
        all.Count.ShouldBe(12);
        Ids(pages.SelectMany(page => page.Items())).ShouldBe(Ids(all));
        pages.SkipLast(1).ShouldAllBe(page => page.Items().Count == limit);
        pages[^1].Items().ShouldNotBeEmpty();
        pages[0].Link("previous").ShouldBeNull();
    }

    [TestCase(1)]
    [TestCase(5)]
    public async Task List_WhenPreviousIsFollowedFromTheEnd_ShouldShowTheSamePagesBackwards(int limit)
    {
        await TalkAsync(4);
        var all = (await alice.GetAsync("messages?limit=100")).ShouldBeOk().Items();
        var forward = await Pages.WalkAsync(alice, $"messages?limit={limit}", "next");

        var back = await Pages.ReadBackAsync(alice, forward[^1].Link("previous")!);

        Ids(back.Concat(forward[^1].Items())).ShouldBe(Ids(all));
    }

    [Test]
    public async Task List_WhenMessagesAreAddedMeanwhile_ShouldLoseNothingAndShowNothingTwice()
    {
        await TalkAsync(8);
        var before = Ids((await alice.GetAsync("messages?limit=100")).ShouldBeOk().Items());
        var forward = new List<JsonElement>();
        for (string? path = "messages?limit=5"; path is not null; path = forward[^1].Link("next"))
        {
            forward.Add((await alice.GetAsync(path)).ShouldBeOk());
            await alice.SendAsync(bob, "one more");
        }

        var back = new List<JsonElement>();
        for (var path = forward[^1].Link("previous"); path is not null; path = back[^1].Link("previous"))
        {
            if (back.Count < 4)
            {
                await carol.SendAsync(alice, "and another");
            }

            back.Add((await alice.GetAsync(path)).ShouldBeOk());
        }

        Ids(forward.SelectMany(page => page.Items())).ShouldBe(before);
        var now = Ids((await alice.GetAsync("messages?limit=100")).ShouldBeOk().Items());
        Ids(Enumerable.Reverse(back).SelectMany(page => page.Items()).Concat(forward[^1].Items())).ShouldBe(now);
    }

    [TestCase("messages?direction=sent&with={0}&limit=2")]
    [TestCase("messages/sent?with={0}&limit=2&from=2020-01-01")]
    [TestCase("messages?limit=2&with={0}&direction=sent&to=9999-12-31&count=true")]
    [TestCase("messages/sent?with={0}&limit=2&from=2020-01-01T00:00:00%2B05:30")]
    public async Task List_WhenFiltersAreGiven_ShouldKeepThemInItsLinks(string path)
    {
        await TalkAsync(5);

        var pages = await Pages.WalkAsync(alice, path.Replace("{0}", bob.UserName, StringComparison.Ordinal), "next");

        pages.SelectMany(page => page.Items()).Contents().ShouldBe(["a to b 5", "a to b 4", "a to b 3", "a to b 2", "a to b 1"]);
        pages.Count.ShouldBe(3);
    }

    [Test]
    public async Task List_WhenLimitIsLeftOut_ShouldShowFifty()
    {
        await TalkAsync(17);

        var page = (await alice.GetAsync("messages")).ShouldBeOk();

        page.Items().Count.ShouldBe(50);
        page.Link("next").ShouldNotBeNull().ShouldStartWith("/api/v1/messages?");
    }

    private static List<Guid> Ids(IEnumerable<JsonElement> rows) => [.. rows.Select(row => row.Id())];

    private async Task TalkAsync(int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            await alice.SendAsync(bob, $"a to b {round}");
            await bob.SendAsync(alice, $"b to a {round}");
            await carol.SendAsync(alice, $"c to a {round}");
        }
    }
}
