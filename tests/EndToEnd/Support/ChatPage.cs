using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd.Support;

/// <summary>The chat page as a person uses it.</summary>
/// <param name="page">The browser's page.</param>
/// <param name="address">Where the service listens.</param>
internal sealed class ChatPage(IPage page, Uri address)
{
    public IPage Page => page;

    /// <summary>Where a message is typed.</summary>
    public ILocator Composer => page.Locator("#composer");

    /// <summary>The texts of all messages that are shown, also of those that are not sent yet.</summary>
    public ILocator Texts => page.Locator(".message .text");

    /// <summary>What stands below one's own newest message.</summary>
    public ILocator State => page.Locator(".message .state");

    /// <summary>What says that the line is lost.</summary>
    public ILocator Banner => page.Locator(".banner");

    /// <summary>The conversations in the list.</summary>
    public ILocator Conversations => page.Locator("#conversation-list .conversation-row");

    public async Task GoAsync(string hash) => await page.GotoAsync(new Uri(address, $"/{hash}").ToString());

    public async Task SignInAsync(string userName, string password)
    {
        await GoAsync("#/signin");
        await page.GetByLabel("User name").FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await IsInsideAsync();
    }

    public async Task RegisterAsync(string userName)
    {
        await GoAsync("#/register");
        await page.GetByLabel("User name").FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(Person.CommonPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await IsInsideAsync();
    }

    public Task IsInsideAsync() => Expect(page.Locator(".shell .me")).ToBeVisibleAsync();

    public Task IsOutsideAsync() => Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();

    /// <summary>Opens the conversation with somebody.</summary>
    public async Task OpenWithAsync(string userName)
    {
        await GoAsync($"#/with/{userName}");
        await Expect(Composer).ToBeVisibleAsync();
    }

    /// <summary>Types a text and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Checks which messages are shown: all of these, each once, in this order.</summary>
    public Task ShowsAsync(params string[] texts) => Expect(Texts).ToHaveTextAsync(texts, new() { Timeout = 20_000 });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
