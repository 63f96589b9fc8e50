using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>Two people write to each other, each in a browser of their own.</summary>
internal sealed class ChatTests : BrowserFixture
{
    [Test]
    public async Task Message_WhenItIsSent_ShouldArriveAndBeShownAsReadWhenItWasSeen()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var (left, right) = (await OpenAsync(alice), await OpenAsync(bob));
        await left.OpenWithAsync(bob.UserName);

        await left.SayAsync("Lunch at noon?");

        await Expect(right.Page.Locator(".badge")).ToContainTextAsync("1");
        await Expect(right.Page).ToHaveTitleAsync("(1) Messaging");
        await Expect(left.State).ToHaveTextAsync("Sent");
        await right.Conversations.First.ClickAsync();
        await right.ShowsAsync("Lunch at noon?");
        await Expect(left.State).ToContainTextAsync("Read");
        await Expect(right.Page.Locator(".badge")).ToHaveCountAsync(0);
        await right.SayAsync("Yes, at the harbour.");
        await left.ShowsAsync("Lunch at noon?", "Yes, at the harbour.");
        await Expect(left.Page.Locator("#announcer")).ToContainTextAsync($"{bob.UserName}: Yes, at the harbour.");
    }

    [Test]
    public async Task Message_WhenItIsNotOnTheScreen_ShouldStayUnread()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendManyAsync(bob, 60);
        var chat = await OpenAsync(bob);
        await chat.OpenWithAsync(alice.UserName);
        await Expect(chat.Page.GetByText("New messages", new() { Exact = true })).ToBeInViewportAsync();
        await chat.Page.Locator(".scroller").EvaluateAsync("scroller => { scroller.scrollTop = 0; }");
        await Expect(chat.Texts.First).ToHaveTextAsync("message 1");

        var conversation = await bob.ConversationWithAsync(alice);

        conversation.Number("unreadCount").ShouldBeGreaterThan(0);
        await chat.Button("To the newest").ClickAsync();
        await Poll.UntilAsync(async () => (await bob.ConversationWithAsync(alice)).Number("unreadCount") == 0);
    }

    [Test]
    public async Task History_WhenScrolledUp_ShouldLoadOlderMessagesAndKeepThePlace()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendManyAsync(bob, 130);
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);
        await Expect(chat.Texts.Last).ToHaveTextAsync("message 130");
        await Expect(chat.Texts.Last).ToBeInViewportAsync();

        await chat.Page.Locator(".scroller").HoverAsync();
        while (await chat.Texts.CountAsync() < 130)
        {
            await chat.Page.Mouse.WheelAsync(0, -400);
            await chat.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }

        await Expect(chat.Page.GetByText("This is where it began.")).ToHaveCountAsync(1);
        (await chat.Texts.AllTextContentsAsync()).ShouldBe(Enumerable.Range(1, 130).Select(number => $"message {number}"));
        await Expect(chat.Texts.Last).Not.ToBeInViewportAsync();
    }

    [Test]
    public async Task Conversation_WhenItGetsVeryLong_ShouldForgetTheOldestAndLoadThemAgain()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendAsync(bob, "the first");
        var chat = await OpenAsync(bob);
        await chat.OpenWithAsync(alice.UserName);
        await chat.ShowsAsync("the first");

        await alice.SendManyAsync(bob, 620);
        await Expect(chat.Texts.Last).ToHaveTextAsync("message 620", new() { Timeout = 20_000 });

        (await chat.Texts.CountAsync()).ShouldBeLessThan(621);
        await chat.Page.Locator(".scroller").EvaluateAsync("scroller => { scroller.scrollTop = 0; }");
        await Expect(chat.Page.GetByText("message 380", new() { Exact = true })).ToHaveCountAsync(1);
        var shown = await chat.Texts.AllTextContentsAsync();
        shown.ShouldBe(Enumerable.Range(621 - shown.Count, shown.Count).Select(number => $"message {number}"));
    }

    [Test]
    public async Task Command_WhenTyped_ShouldShowTheNewestMessagesAndStoreNothing()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendManyAsync(bob, 8);
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);
        await Expect(chat.Texts).ToHaveCountAsync(8);

        await chat.SayAsync("history 5");

        await Expect(chat.Page.Locator(".result .text")).ToHaveTextAsync(["message 8", "message 7", "message 6", "message 5", "message 4"]);
        await Expect(chat.Texts).ToHaveCountAsync(8);
        (await alice.ConversationWithAsync(bob)).Number("lastSequence").ShouldBe(8);
        await chat.Button("Close").ClickAsync();
        await Expect(chat.Page.Locator(".result")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Command_WhenItsNumberIsWrong_ShouldSayWhyAndCanBeSentAsAText()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);

        await chat.SayAsync("last 500");

        await Expect(chat.State).ToContainTextAsync("from 1 to 100");
        await chat.Button("Send it as a text").ClickAsync();
        await Expect(chat.State).ToHaveTextAsync("Sent");
        await chat.ShowsAsync("last 500");
    }

    [Test]
    public async Task Block_WhenSet_ShouldStopMessagesUntilItIsTakenBack()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await alice.SendAsync(bob, "Hello");
        var (left, right) = (await OpenAsync(alice), await OpenAsync(bob));
        await left.OpenWithAsync(bob.UserName);
        await right.OpenWithAsync(alice.UserName);

        await right.Button($"Block {alice.UserName}").ClickAsync();
        await right.Button("Block").ClickAsync();

        await Expect(right.Page.GetByText($"You blocked {alice.UserName}.")).ToBeVisibleAsync();
        await Expect(right.Composer).ToHaveCountAsync(0);
        await left.SayAsync("Are you there?");
        await Expect(left.State).ToContainTextAsync("This person cannot receive your messages.");
        await right.Button("Unblock").First.ClickAsync();
        await Expect(right.Composer).ToBeVisibleAsync();
        await left.Button("Try again").ClickAsync();
        await right.ShowsAsync("Hello", "Are you there?");
        await left.ShowsAsync("Hello", "Are you there?");
    }

    [Test]
    public async Task Search_WhenANameBegins_ShouldFindThePersonAndOpenTheConversation()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync("Zacharias"));
        var chat = await OpenAsync(alice);

        await chat.Page.GetByLabel("Find people and conversations").FillAsync("zach");
        await chat.Page.Locator(".people a").ClickAsync();

        await Expect(chat.Page.GetByText("Say hello to Zacharias")).ToBeVisibleAsync();
        await chat.SayAsync("Hello");
        await Expect(chat.State).ToHaveTextAsync("Sent");
        (await bob.ConversationWithAsync(alice)).Number("unreadCount").ShouldBe(1);
    }

    [Test]
    public async Task Draft_WhenThePageIsLoadedAgain_ShouldStillBeThere()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);
        await chat.Composer.FillAsync("Half a thought");

        await chat.Page.ReloadAsync();

        await Expect(chat.Composer).ToHaveValueAsync("Half a thought");
    }

    [Test]
    public async Task SecondTab_WhenItIsOpen_ShouldShowTheSameFromOneStream()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var first = await OpenAsync(alice);
        await first.OpenWithAsync(bob.UserName);
        var tab = await first.Page.Context.NewPageAsync();
        var second = new ChatPage(tab, BaseAddress);
        var streams = 0;
        tab.Request += (_, request) => streams += request.Url.Contains("/events?after=", StringComparison.Ordinal) ? 1 : 0;
        await second.OpenWithAsync(bob.UserName);

        await bob.SendAsync(alice, "To both tabs");
        await second.ShowsAsync("To both tabs");
        await first.ShowsAsync("To both tabs");

        streams.ShouldBe(0);
        await first.Page.CloseAsync();
        await bob.SendAsync(alice, "To the one that is left");
        await second.ShowsAsync("To both tabs", "To the one that is left");
    }
}
