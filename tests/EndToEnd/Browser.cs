namespace Messaging.EndToEnd;

/// <summary>The browser that all tests share; each of them has its own contexts, which share nothing.</summary>
[SetUpFixture]
internal sealed class Browser
{
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>The browser; a test that asks for it where there is none is skipped.</summary>
    public static IBrowser Instance
    {
        get
        {
            if (browser is null)
            {
                Assert.Ignore($"There is no browser at {Chromium.Path}.");
            }

            return browser!;
        }
    }

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        if (File.Exists(Chromium.Path))
        {
            playwright = await Playwright.CreateAsync();
            browser = await Chromium.LaunchAsync(playwright);
        }
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
