using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>The whole way with the keyboard alone.</summary>
internal sealed class KeyboardTests : BrowserFixture
{
    private const int MostStops = 15;

    [Test]
    public async Task Keyboard_WhenThereIsNothingElse_ShouldLeadFromSigningInToBlocking()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync("Barnaby"));
        var chat = await OpenAsync();
        var keys = chat.Page.Keyboard;

        await Expect(chat.Page.GetByLabel("User name")).ToBeFocusedAsync();
        await keys.TypeAsync(alice.UserName);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(alice.Password);
        await keys.PressAsync("Enter");
        await chat.IsInsideAsync();

        await keys.PressAsync("Control+k");
        await Expect(chat.Page.GetByLabel("Find people and conversations")).ToBeFocusedAsync();
        await keys.TypeAsync("barn");
        await Expect(chat.Page.Locator(".people a")).ToBeVisibleAsync();
        await keys.PressAsync("ArrowDown");
        await Expect(chat.Page.Locator(".people a")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");

        await Expect(chat.Composer).ToBeFocusedAsync();
        await keys.TypeAsync("Two");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("lines");
        await keys.PressAsync("Enter");
        await Expect(chat.Texts).ToHaveTextAsync(["Two\nlines"]);
        await Expect(chat.Composer).ToBeFocusedAsync();
        await Expect(chat.Conversations).ToHaveCountAsync(1);

        await keys.PressAsync("Escape");
        await Expect(chat.Conversations.First).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(chat.Composer).ToBeFocusedAsync();

        await TabToAsync(chat, chat.Button("Block Barnaby"), "Shift+Tab");
        await keys.PressAsync("Enter");
        await Expect(chat.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(chat.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(chat.Button("Block Barnaby")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await TabToAsync(chat, chat.Button("Block"), "Tab");
        await keys.PressAsync("Enter");
        await Expect(chat.Page.GetByText("You blocked Barnaby.")).ToBeVisibleAsync();
        (await alice.ConversationWithAsync(bob)).Number("lastSequence").ShouldBe(1);
    }

    [Test]
    public async Task Focus_WhereverItGoes_ShouldBeVisible()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await bob.SendAsync(alice, "Hello");
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);

        var stops = new HashSet<string>(StringComparer.Ordinal);
        for (var steps = 0; steps < MostStops; steps++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
            var look = await chat.Page.EvaluateAsync<string?>(
                """
                () => {
                  const element = document.activeElement;
                  const ring = [element, element.parentElement].map((one) => getComputedStyle(one)).some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
                  return element === document.body ? null : `${ring ? 'visible' : 'invisible'} ${element.tagName} ${element.id} ${element.getAttribute('href') ?? element.getAttribute('aria-label') ?? element.textContent}`;
                }
                """);
            if (look is not null)
            {
                look.ShouldStartWith("visible");
                stops.Add(look);
            }
        }

        stops.Count.ShouldBeGreaterThanOrEqualTo(9);
    }

    private static async Task TabToAsync(ChatPage chat, ILocator target, string key)
    {
        for (var steps = 0; steps < 20 && !await target.EvaluateAsync<bool>("element => element === document.activeElement"); steps++)
        {
            await chat.Page.Keyboard.PressAsync(key);
        }

        await Expect(target).ToBeFocusedAsync();
    }
}
