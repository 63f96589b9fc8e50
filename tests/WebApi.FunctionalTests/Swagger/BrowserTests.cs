using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Swagger;

/// <summary>Swagger UI in a real browser, as a stranger tries the service out.</summary>
internal sealed class BrowserTests : ServiceFixture
{
    private readonly List<string> complaints = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    [OneTimeSetUp]
    public async Task StartBrowserAsync()
    {
        if (!File.Exists(Chromium.Path))
        {
            Assert.Ignore($"There is no browser at {Chromium.Path}.");
        }

        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    [OneTimeTearDown]
    public async Task StopBrowserAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    [Test]
    public async Task TryItOut_WhenAuthorized_ShouldTurnARefusalIntoAnAnswer()
    {
        var alice = await RegisterAsync();
        var page = await OpenAsync();
        var operation = page.Locator("#operations-Users-GetMe");
        await operation.Locator(".opblock-summary-control").ClickAsync();

        (await ExecuteAsync(page, operation)).ShouldBe("401");

        await AuthorizeAsync(page, alice.AccessToken);
        (await ExecuteAsync(page, operation)).ShouldBe("200");
        (await operation.Locator(".live-responses-table .response-col_description .microlight").First.TextContentAsync())
            .ShouldNotBeNull().ShouldContain($"\"userName\": \"{alice.UserName}\"");
        complaints.ShouldBeEmpty();
    }

    [Test]
    public async Task TryItOut_WhenTheExampleBodyIsSent_ShouldRegisterAndSignIn()
    {
        var page = await OpenAsync();
        var operation = page.Locator("#operations-Authentication-Register");
        await operation.Locator(".opblock-summary-control").ClickAsync();

        (await ExecuteAsync(page, operation)).ShouldBe("201");

        complaints.ShouldBeEmpty();
        (await Anonymous.PostAsync("auth/login", new { userName = "alice", password = "correct horse battery" })).ShouldBeOk();
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    private static async Task AuthorizeAsync(IPage page, string accessToken)
    {
        await page.Locator(".btn.authorize").ClickAsync();
        await page.Locator(".auth-container input").FillAsync(accessToken);
        await page.Locator(".auth-btn-wrapper .authorize").ClickAsync();
        await page.Locator(".auth-btn-wrapper .btn-done").ClickAsync();
    }

    /// <summary>Sends what the form holds and reads the status that the page then shows.</summary>
    private static async Task<string> ExecuteAsync(IPage page, ILocator operation)
    {
        var answered = page.WaitForResponseAsync(response => response.Url.Contains("/api/v1/", StringComparison.Ordinal));
        await operation.Locator(".btn.execute").ClickAsync();
        var status = (await answered).Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var shown = operation.Locator(".live-responses-table .response .response-col_status");
        await Assertions.Expect(shown.First).ToContainTextAsync(status);
        return status;
    }

    private async Task<IPage> OpenAsync()
    {
        complaints.Clear();
        var page = await browser!.NewPageAsync();
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"{request.Url}: {request.Failure}");
        page.Console += (_, message) =>
        {
            // The browser itself reports each 401 as an error; that one is expected.
            if (string.Equals(message.Type, "error", StringComparison.Ordinal) && !message.Text.Contains("401", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        await page.GotoAsync(new Uri(BaseAddress, "/swagger").ToString());
        return page;
    }
}
