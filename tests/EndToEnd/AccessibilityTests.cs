using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>What axe-core finds. It is installed beside the build, by <c>.ci/run</c> or by hand, and no part of the page.</summary>
internal sealed class AccessibilityTests : BrowserFixture
{
    private const string Axe = "artifacts/npm/node_modules/axe-core/axe.min.js";

    // Its script would be refused by the page's policy, which the other tests keep.
    private static readonly BrowserNewContextOptions[] Looks =
    [
        new() { BypassCSP = true, ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce },
        new() { BypassCSP = true, ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce },
        new() { BypassCSP = true, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = 390, Height = 780 } },
    ];

    private static readonly string[] Addresses =
    [
        "#/", "#/room/lobby", "#/rooms", "#/settings/profile", "#/settings/security", "#/settings/blocked", "#/settings/activity",
        "#/admin/accounts", "#/admin/activity",
    ];

    protected override IEnumerable<(string Name, string Value)> Settings =>
        [("Administrator:UserName", "root"), ("Administrator:Password", Person.CommonPassword)];

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public async Task Page_WhateverItShows_ShouldHaveNoSeriousFinding(int look)
    {
        var axe = await ReadAxeAsync();
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendManyAsync(bob, 3);
        await bob.SendAsync(alice, "https://example.org is a link");
        await bob.BlockAsync(await RegisterAsync());

        var stranger = await OpenAsync(options: Looks[look]);
        await CheckAsync(stranger, axe, "signing in");
        await stranger.GoAsync("#/register");
        await CheckAsync(stranger, axe, "registering");
        var chat = await OpenAsync(bob, Looks[look]);
        await chat.OpenWithAsync(alice.UserName);
        await chat.SayAsync("history 2");
        await Expect(chat.Page.Locator(".result")).ToBeVisibleAsync();
        await CheckAsync(chat, axe, "a conversation");
        await chat.Button($"Block {alice.UserName}").ClickAsync();
        await CheckAsync(chat, axe, "a question");
        var root = await OpenAsync(options: Looks[look]);
        await root.SignInAsync("root", Person.CommonPassword);
        await root.GoAsync("#/admin/accounts");
        await root.Button($"Disable: {alice.UserName}").ClickAsync();
        await root.Button("Disable").ClickAsync();
        await Expect(root.Button($"Enable: {alice.UserName}")).ToBeVisibleAsync();
        foreach (var address in Addresses)
        {
            await root.GoAsync(address);
            await Expect(root.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            await CheckAsync(root, axe, address);
        }
    }

    private static async Task<string> ReadAxeAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Messaging.sln")))
        {
            folder = folder.Parent;
        }

        var path = Path.Combine(folder?.FullName ?? string.Empty, Axe);
        if (!File.Exists(path))
        {
            Assert.Ignore($"There is no {Axe}: npm install --prefix artifacts/npm axe-core");
        }

        return await File.ReadAllTextAsync(path);
    }

    private static async Task CheckAsync(ChatPage chat, string axe, string place)
    {
        await chat.Page.AddScriptTagAsync(new() { Content = axe });
        var findings = await chat.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { passes, violations } = await axe.run();
              return passes.length < 10 ? ['It looked at next to nothing.'] : violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`);
            }
            """);
        findings.ShouldBeEmpty(place);
    }
}
