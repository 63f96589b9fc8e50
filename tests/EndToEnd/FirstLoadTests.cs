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
