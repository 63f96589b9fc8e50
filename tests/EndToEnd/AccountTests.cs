using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>Signing in and out, devices, the profile.</summary>
internal sealed class AccountTests : BrowserFixture
{
    [Test]
    public async Task Register_WhenTheNameIsTaken_ShouldSayWhyAndLetInUnderAnother()
    {
        await RegisterAsync("Octavia");
        var chat = await OpenAsync();
        await chat.GoAsync("#/register");
        await chat.Page.GetByLabel("User name").FillAsync("octavia");
        await chat.Page.GetByLabel("Password").FillAsync(Person.CommonPassword);

        await chat.Button("Create account").ClickAsync();

        await Expect(chat.Page.GetByText("That user name is taken.")).ToBeVisibleAsync();
        await chat.Page.GetByLabel("User name").FillAsync("octavia.two");
        await chat.Button("Create account").ClickAsync();
        await chat.IsInsideAsync();
    }

    [Test]
    public async Task SignIn_WhenThePasswordIsWrong_ShouldSayWhy()
    {
        var alice = await RegisterAsync();
        var chat = await OpenAsync();
        await chat.Page.GetByLabel("User name").FillAsync(alice.UserName);
        await chat.Page.GetByLabel("Password").FillAsync("not this one");

        await chat.Button("Sign in").ClickAsync();

        await Expect(chat.Page.GetByText("The user name or the password is wrong.")).ToBeVisibleAsync();
    }

    [Test]
    public async Task SignOut_WhenAsked_ShouldEndTheSessionInAllTabs()
    {
        var chat = await OpenAsync(await RegisterAsync());
        var tab = await chat.Page.Context.NewPageAsync();
        var other = new ChatPage(tab, BaseAddress);
        await other.GoAsync("#/");
        await other.IsInsideAsync();
        await chat.GoAsync("#/settings");

        await chat.Button("Sign out").ClickAsync();

        await chat.IsOutsideAsync();
        await other.IsOutsideAsync();
        await chat.Page.ReloadAsync();
        await chat.IsOutsideAsync();
    }

    [Test]
    public async Task Session_WhenEndedFromAnotherDevice_ShouldSignThatOneOut()
    {
        var alice = await RegisterAsync();
        var (desk, phone) = (await OpenAsync(alice), await OpenAsync(alice, new() { UserAgent = "Mozilla/5.0 (Android 15) Firefox/140.0" }));
        await desk.GoAsync("#/settings/security");
        var row = desk.Page.Locator(".line", new() { HasText = "Firefox on Android" });

        await row.GetByRole(AriaRole.Button, new() { Name = "End" }).ClickAsync();

        await Expect(row).ToHaveCountAsync(0);
        await phone.IsOutsideAsync();
        await Expect(phone.Page.GetByText("Your session is over.")).ToBeVisibleAsync();
        await desk.IsInsideAsync();
    }

    [Test]
    public async Task AccessToken_WhenItHasRunOut_ShouldBeRenewedWithoutANotice()
    {
        var alice = await RegisterAsync();
        var chat = await OpenAsync(alice);
        await chat.GoAsync("#/settings/profile");
        var cookies = await chat.Page.Context.CookiesAsync();
        await chat.Page.Context.ClearCookiesAsync(new() { Name = cookies.Single(cookie => cookie.Path is "/").Name });

        await chat.Page.GetByLabel("Name that people see").FillAsync("Alice Larsson");
        await chat.Button("Save").ClickAsync();

        await Expect(chat.Page.Locator(".me")).ToContainTextAsync("Alice Larsson");
        (await alice.GetAsync("users/me")).ShouldBeOk().Text("displayName").ShouldBe("Alice Larsson");
    }

    [Test]
    public async Task Cookies_WhenTheyAreGoneAtLoad_ShouldLeadToTheSignInAndFromThereBackToWhatWasTyped()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);
        await chat.Composer.FillAsync("Half typed");
        await chat.Page.Context.ClearCookiesAsync();

        await chat.Page.ReloadAsync();

        await chat.IsOutsideAsync();
        await Expect(chat.Page.GetByText("Your session is over.")).ToBeVisibleAsync();
        await chat.SignInAsync(alice.UserName, alice.Password);
        await Expect(chat.Composer).ToHaveValueAsync("Half typed");
    }

    [Test]
    public async Task Cookies_WhenTheyGoUnderAnOpenPage_ShouldLeadToTheSignInAndWhatWasSentGoesOutAfterwards()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);
        await chat.Page.Context.ClearCookiesAsync();

        await chat.SayAsync("Nevertheless");

        await chat.IsOutsideAsync();
        await Expect(chat.Page.GetByText("Your session is over.")).ToBeVisibleAsync();
        await chat.SignInAsync(alice.UserName, alice.Password);
        await chat.ShowsAsync("Nevertheless");
        await Expect(chat.State).ToHaveTextAsync("Sent");
    }

    [Test]
    public async Task AccessToken_WhenItHasRunOutAndTheClockWasSetBack_ShouldBeRenewed()
    {
        var chat = await OpenAsync(await RegisterAsync());
        var cookies = await chat.Page.Context.CookiesAsync();
        await chat.Page.Context.ClearCookiesAsync(new() { Name = cookies.Single(cookie => cookie.Path is "/").Name });
        await chat.Page.EvaluateAsync("() => localStorage.setItem('messaging.refreshed', String(Date.now() + 3_600_000))");

        await chat.Page.ReloadAsync();

        await chat.IsInsideAsync();
    }

    [Test]
    public async Task Password_WhenChanged_ShouldHoldFromThenOn()
    {
        var alice = await RegisterAsync();
        var chat = await OpenAsync(alice);
        await chat.GoAsync("#/settings/security");
        await chat.Page.GetByLabel("Current password").FillAsync("wrong");
        await chat.Page.GetByLabel("New password").FillAsync("staple candle harbour");
        await chat.Button("Change the password").ClickAsync();
        await Expect(chat.Page.GetByText("The current password is wrong.")).ToBeVisibleAsync();

        await chat.Page.GetByLabel("Current password").FillAsync(alice.Password);
        await chat.Button("Change the password").ClickAsync();

        await Expect(chat.Page.GetByText("The password is changed.")).ToBeVisibleAsync();
        await (alice with { Password = "staple candle harbour" }).LoginAsync(Anonymous);
        await chat.GoAsync("#/settings/activity");
        await Expect(chat.Page.Locator(".activity", new() { HasText = "Password changed" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Question_WhenSomebodyGoesElsewhere_ShouldClose()
    {
        var chat = await OpenAsync(await RegisterAsync());
        await chat.GoAsync("#/settings/security");
        await chat.Button("End all other sessions").ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await chat.GoAsync("#/rooms");

        await Expect(chat.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [TestCase("#/nowhere", "There is nothing at this address")]
    [TestCase("#/%E0%A4%A", "There is nothing at this address")]
    [TestCase("#/c/not-an-id", "There is no such conversation")]
    [TestCase("#/room/x", "There is no such conversation")]
    [TestCase("#/with/nobody-of-this-name", "Nobody is called “nobody-of-this-name”")]
    public async Task Address_WhenNothingIsThere_ShouldSaySo(string address, string text)
    {
        var chat = await OpenAsync(await RegisterAsync());

        await chat.GoAsync(address);

        await Expect(chat.Page.GetByRole(AriaRole.Heading, new() { Name = text })).ToBeVisibleAsync();
    }

    [TestCase(ColorScheme.Light, "rgb(244, 245, 244)")]
    [TestCase(ColorScheme.Dark, "rgb(18, 22, 21)")]
    public async Task Theme_WhenTheSystemHasOne_ShouldFollowItUntilAnotherIsChosen(ColorScheme scheme, string ground)
    {
        var chat = await OpenAsync(options: new() { ColorScheme = scheme });
        var body = chat.Page.Locator("body");
        await Expect(body).ToHaveCSSAsync("background-color", ground);

        await chat.Button("Colours: as the system").ClickAsync();
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(244, 245, 244)");
        await chat.Button("Colours: light").ClickAsync();
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(18, 22, 21)");

        await chat.Page.ReloadAsync();
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(18, 22, 21)");
    }
}
