namespace Messaging.EndToEnd;

/// <summary>The browser that all tests share; each of them has its own contexts, which share nothing.</summary>
[SetUpFixture]
internal sealed class Browser
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>The browser; a test that asks for it where there is none is skipped.</summary>
    public static IBrowser Instance
    {
        get
        {
            if (browser is null)
            {
                Assert.Ignore($"There is no browser at {Chromium}.");
            }

            return browser!;
        }
    }

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        if (File.Exists(Chromium))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
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
