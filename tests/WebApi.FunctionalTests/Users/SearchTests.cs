using Messaging.WebApi.FunctionalTests.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Users;

internal sealed class SearchTests : ServiceFixture
{
    private static readonly string[] Names = ["anna_b", "Anna", "annaXb", "anna.b", "ANNA-b", "annabel", "Bert", "an-other", "annz", "zanna"];

    // By name without regard to case, as upper-case characters stand in ASCII: '-', '.', letters, '_'.
    private static readonly string[] Annas = ["Anna", "ANNA-b", "anna.b", "annabel", "annaXb", "anna_b"];

    private Person reader = null!;

    [OneTimeSetUp]
    public async Task RegisterAllAsync()
    {
        reader = await RegisterAsync();
        foreach (var name in Names)
        {
            await RegisterAsync(name);
        }

        await RegisterAsync("annadisabled");
        await Folder.DisableAsync("annadisabled");
    }

    [TestCase("anna")]
    [TestCase("ANNA")]
    [TestCase("aNNa")]
    public async Task Search_WhenNamesBeginWithTheText_ShouldFindThemInOrderWhateverTheCase(string search) =>
        (await SearchAsync(search)).ShouldBe(Annas);

    [TestCase("an", "an-other", "Anna", "ANNA-b", "anna.b", "annabel", "annaXb", "anna_b", "annz")]
    [TestCase("anna_", "anna_b")]
    [TestCase("anna_b", "anna_b")]
    [TestCase("annab", "annabel")]
    [TestCase("annabelle")]
    [TestCase("__")]
    [TestCase("ze")]
    public async Task Search_WhateverTheText_ShouldFindExactlyWhatBeginsWithIt(string search, params string[] expected) =>
        (await SearchAsync(search)).ShouldBe(expected);

    [Test]
    public async Task Search_WhenItFindsPeople_ShouldShowNothingPrivate()
    {
        var reply = await reader.GetAsync("users?search=anna");

        foreach (var user in reply.ShouldBeOk().Items())
        {
            user.Members().ShouldBe(["userName", "displayName", "createdAt"]);
        }

        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
    }

    [Test]
    public async Task Search_WhenTheCallerIsFound_ShouldShowNothingMoreOfThem()
    {
        var user = (await reader.GetAsync($"users?search={reader.UserName}")).ShouldBeOk().Items().ShouldHaveSingleItem();

        user.Members().ShouldBe(["userName", "displayName", "createdAt"]);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(5)]
    [TestCase(6)]
    public async Task Search_WhenPagedThrough_ShouldShowEachOnceThereAndBack(int limit)
    {
        var pages = await Pages.WalkAsync(reader, $"users?search=anna&limit={limit}", "next");

        pages.SelectMany(NamesOf).ShouldBe(Annas);
        pages[0].Link("previous").ShouldBeNull();
        pages.Take(pages.Count - 1).ShouldAllBe(page => page.Items().Count == limit);
        var back = await Pages.WalkAsync(reader, pages[^1].Link("previous") ?? $"users?search=anna&limit={limit}", "previous");
        back.Reverse().SelectMany(NamesOf).ShouldBe(pages.Count == 1 ? Annas : [.. pages.Take(pages.Count - 1).SelectMany(NamesOf)]);
    }

    [Test]
    public async Task Search_WhenPeopleRegisterMeanwhile_ShouldLoseNobodyAndShowNobodyTwice()
    {
        await RegisterAsync("walk-b");
        await RegisterAsync("walk-d");
        var first = (await reader.GetAsync("users?search=walk&limit=1")).ShouldBeOk();
        await RegisterAsync("walk-a");
        await RegisterAsync("walk-c");

        var rest = await Pages.ReadOnAsync(reader, first.Link("next")!);

        NamesOf(first).Concat(rest.Select(user => user.Text("userName"))).ShouldBe(["walk-b", "walk-c", "walk-d"]);
    }

    [Test]
    public async Task Search_WhenTheCountIsAskedFor_ShouldCountAllPages()
    {
        var page = (await reader.GetAsync("users?search=anna&limit=2&count=true")).ShouldBeOk();

        page.Number("count").ShouldBe(Annas.Length);
        page.Link("next").ShouldNotBeNull().ShouldContain("count=true");
        (await reader.GetAsync("users?search=anna&limit=2")).ShouldBeOk().Members().ShouldBe(["items", "next", "previous"]);
    }

    [TestCase("users")]
    [TestCase("users?search=")]
    [TestCase("users?search=a")]
    [TestCase("users?search=%20%20")]
    [TestCase("users?search=an%25")]
    [TestCase("users?search=an*")]
    [TestCase("users?search=an%27")]
    [TestCase("users?search=%C3%A4n")]
    [TestCase("users?search=an%00")]
    [TestCase("users?search=aaaaaaaaaabbbbbbbbbbccccccccccddd")]
    public async Task Search_WhenTheTextIsBad_ShouldNameIt(string path) => (await reader.GetAsync(path)).ShouldBeInvalid("search");

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=-1", "limit")]
    [TestCase("limit=abc", "limit")]
    [TestCase("limit=1.5", "limit")]
    [TestCase("limit=", "limit")]
    [TestCase("limit=99999999999999999999", "limit")]
    [TestCase("count=maybe", "count")]
    [TestCase("cursor=garbage", "cursor")]
    [TestCase("limit=0&count=maybe&cursor=x", "count", "limit")]
    public async Task Search_WhenThePageIsBad_ShouldNameWhatIsWrong(string query, params string[] members) =>
        (await reader.GetAsync($"users?search=anna&{query}")).ShouldBeInvalid(members);

    [Test]
    public async Task Search_WhenTheCursorIsChanged_ShouldRefuseIt()
    {
        var next = (await reader.GetAsync("users?search=anna&limit=2")).ShouldBeOk().Link("next")!;
        var other = await RegisterAsync();

        (await reader.GetAsync(next[..^1])).ShouldBeInvalid("cursor");
        (await reader.GetAsync(next + "A")).ShouldBeInvalid("cursor");
        (await reader.GetAsync(next.Replace("search=anna", "search=ann", StringComparison.Ordinal))).ShouldBeInvalid("cursor");
        (await other.GetAsync(next)).ShouldBeInvalid("cursor");
        (await reader.GetAsync(next.Replace("/users?search=anna&", "/auth/sessions?", StringComparison.Ordinal))).ShouldBeInvalid("cursor");
        (await reader.GetAsync(next)).ShouldBeOk();
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    private static IEnumerable<string> NamesOf(JsonElement page) => page.Items().Select(user => user.Text("userName"));

    private async Task<IEnumerable<string>> SearchAsync(string search) => NamesOf((await reader.GetAsync($"users?search={search}")).ShouldBeOk());
}
