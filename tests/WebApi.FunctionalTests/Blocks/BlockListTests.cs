namespace Messaging.WebApi.FunctionalTests.Blocks;

internal sealed class BlockListTests : PeopleFixture
{
    private readonly List<Person> blocked = [];

    private Person alice = null!;

    [OneTimeSetUp]
    public async Task BlockSevenAsync()
    {
        alice = await RegisterAsync();
        while (blocked.Count < 7)
        {
            blocked.Add(await RegisterAsync());
            await alice.BlockAsync(blocked[^1]);
        }
    }

    [Test]
    public async Task List_WhenSomeAreBlocked_ShouldShowThemLatestFirst()
    {
        var reply = await alice.GetAsync("blocks?count=true");

        var list = reply.ShouldBeOk();
        Names(list.Items()).ShouldBe(Enumerable.Reverse(blocked).Select(person => person.UserName));
        list.Number("count").ShouldBe(7);
        list.Items()[0].Members().ShouldBe(["userName", "createdAt"]);
        list.Items().Select(row => row.Instant("createdAt")).ShouldBeInOrder(SortDirection.Descending);
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(7)]
    public async Task List_WhenLinksAreFollowed_ShouldShowEachOnceBothWays(int limit)
    {
        var forward = await Pages.WalkAsync(alice, $"blocks?limit={limit}", "next");
        var back = await Pages.ReadBackAsync(alice, forward[^1].Link("previous") ?? "blocks");

        var expected = Enumerable.Reverse(blocked).Select(person => person.UserName).ToList();
        Names(forward.SelectMany(page => page.Items())).ShouldBe(expected);
        Names(back).ShouldBe(limit == 7 ? expected : expected.SkipLast(forward[^1].Items().Count));
    }

    private static IEnumerable<string> Names(IEnumerable<JsonElement> rows) => rows.Select(row => row.Text("userName"));
}
