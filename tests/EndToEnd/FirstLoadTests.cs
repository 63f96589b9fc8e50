using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>What it costs to open the page for the first time.</summary>
internal sealed class FirstLoadTests : BrowserFixture
{
    private const int MostBytes = 30 * 1024;

    private const string Sizes =
        """
        () => {
          const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(({ name }) => !name.includes('/api/'));
          return [files.length, files.reduce((sum, file) => sum + file.encodedBodySize, 0), files.reduce((sum, file) => sum + file.transferSize, 0)];
        }
        """;

    private const string Unannounced =
        """
        () => {
          const loaded = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/app/js/') && !/(main|early)\.js$/.test(name));
          const announced = [...document.querySelectorAll('link[rel=modulepreload]')].map(({ href }) => href);
          return [...new Set(loaded).symmetricDifference(new Set(announced))];
        }
        """;

    [Test]
    public async Task Modules_WhenLoadedFirst_ShouldAllHaveBeenAnnounced()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendAsync(bob, "Hello");
        var stranger = await OpenAsync();
        await Expect(stranger.Composer).ToBeVisibleAsync();
        var signedIn = await OpenAsync(alice);
        var state = await signedIn.Page.Context.StorageStateAsync();
        var list = await OpenAsync(options: new() { StorageState = state });
        await Expect(list.Conversations).ToHaveCountAsync(1);
        var conversation = await OpenAsync(options: new() { StorageState = state });
        await conversation.Page.GotoAsync("about:blank");
        await conversation.OpenWithAsync(bob.UserName);
        await conversation.ShowsAsync("Hello");

        foreach (var chat in new[] { stranger, list, conversation })
        {
            (await chat.Page.EvaluateAsync<string[]>(Unannounced)).ShouldBeEmpty();
        }
    }

    [Test]
    public async Task Page_WhenAStrangerOpensIt_ShouldBeSmall()
    {
        var chat = await OpenAsync();
        await Expect(chat.Composer).ToBeVisibleAsync();

        var sizes = await chat.Page.EvaluateAsync<int[]>(Sizes);

        await TestContext.Out.WriteLineAsync($"{sizes[0]} files, {sizes[1]} bytes compressed, about {sizes[2]} with headers");
        sizes[1].ShouldBeLessThan(MostBytes);
    }

    [Test]
    public async Task Page_WhenAMemberOpensIt_ShouldBeSmallAndUsableAtOnce()
    {
        var alice = await RegisterAsync();
        await alice.SendAsync(await RegisterAsync(), "Hello");
        var before = await OpenAsync(alice);
        var chat = await OpenAsync(options: new() { StorageState = await before.Page.Context.StorageStateAsync() });
        await Expect(chat.Conversations).ToHaveCountAsync(1);

        var sizes = await chat.Page.EvaluateAsync<int[]>(Sizes);
        var time = await chat.Page.EvaluateAsync<double>("() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/conversations')).at(-1).responseEnd");

        await TestContext.Out.WriteLineAsync($"{sizes[0]} files, {sizes[1]} bytes compressed; the list was there after {time:F0} ms");
        sizes[1].ShouldBeLessThan(MostBytes);
    }
}
