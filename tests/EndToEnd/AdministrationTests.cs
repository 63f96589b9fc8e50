using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>What administrators do on the page.</summary>
internal sealed class AdministrationTests : BrowserFixture
{
    protected override IEnumerable<(string Name, string Value)> Settings =>
        [("Administrator:UserName", "root"), ("Administrator:Password", Person.CommonPassword)];

    [Test]
    public async Task Account_WhenMadeAndDisabled_ShouldWorkAndThenNotWork()
    {
        var chat = await OpenAsync();
        await chat.SignInAsync("root", Person.CommonPassword);
        await chat.Link("Admin").ClickAsync();
        await chat.Page.GetByLabel("User name").FillAsync("newcomer");
        await chat.Page.GetByLabel("First password").FillAsync(Person.CommonPassword);
        await chat.Button("Create the account").ClickAsync();
        await Expect(chat.Page.GetByText("The account newcomer is made.")).ToBeVisibleAsync();
        var newcomer = await OpenAsync();
        await newcomer.SignInAsync("newcomer", Person.CommonPassword);

        await chat.Page.GetByLabel("Search accounts by name").FillAsync("newc");
        await chat.Button("Disable: newcomer").ClickAsync();
        await chat.Button("Disable").ClickAsync();

        await Expect(chat.Page.GetByText("Disabled", new() { Exact = true })).ToBeVisibleAsync();
        await newcomer.IsOutsideAsync();
        await chat.Button("Enable: newcomer").ClickAsync();
        await Expect(chat.Button("Disable: newcomer")).ToBeVisibleAsync();
        await newcomer.SignInAsync("newcomer", Person.CommonPassword);
    }

    [Test]
    public async Task Role_WhenGiven_ShouldShowTheAdministration()
    {
        var alice = await RegisterAsync();
        var chat = await OpenAsync();
        await chat.SignInAsync("root", Person.CommonPassword);
        await chat.GoAsync("#/admin/accounts");

        await chat.Button($"Make administrator: {alice.UserName}").ClickAsync();
        await chat.Button("Give it").ClickAsync();

        await Expect(chat.Button($"Take role: {alice.UserName}")).ToBeVisibleAsync();
        var other = await OpenAsync(alice);
        await Expect(other.Link("Admin")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Activity_WhenFiltered_ShouldShowThatOfOnePersonAndKind()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.BlockAsync(bob);
        var chat = await OpenAsync();
        await chat.SignInAsync("root", Person.CommonPassword);
        await chat.GoAsync("#/admin/activity");

        await chat.Page.GetByLabel("User", new() { Exact = true }).FillAsync(alice.UserName);
        await chat.Page.GetByLabel("What").SelectOptionAsync("Blocked somebody");

        await Expect(chat.Page.Locator(".activity")).ToHaveCountAsync(1);
        await Expect(chat.Page.Locator(".activity")).ToContainTextAsync($"Blocked somebody: {bob.UserName}");
    }

    [Test]
    public async Task Administration_WhenAskedForWithoutTheRole_ShouldSayWhoItIsFor()
    {
        var chat = await OpenAsync(await RegisterAsync());

        await chat.GoAsync("#/admin/accounts");

        await Expect(chat.Page.GetByRole(AriaRole.Heading, new() { Name = "For administrators" })).ToBeVisibleAsync();
        await Expect(chat.Page.GetByLabel("First password")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Administration_WithoutTheRole_ShouldNotBeOffered()
    {
        var chat = await OpenAsync(await RegisterAsync());

        await Expect(chat.Link("Rooms")).ToBeVisibleAsync();
        await Expect(chat.Link("Admin")).ToHaveCountAsync(0);
    }
}
