using System.Collections.Concurrent;
using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>The service is a process that is killed under the page's feet.</summary>
internal sealed class ReconnectTests : BrowserFixture
{
    [Test]
    public async Task Page_WhenTheServiceWasKilledAndCameBack_ShouldMissNothingAndShowNothingTwice()
    {
        using var folder = new DataFolder();
        await using var first = Launch(folder, "http://127.0.0.1:0");
        var address = await first.ListenAsync();
        var (left, right) = (await OpenAsync(address), await OpenAsync(address));
        await left.RegisterAsync("alice");
        await right.RegisterAsync("bob");
        await left.OpenWithAsync("bob");
        await right.OpenWithAsync("alice");
        await left.SayAsync("one");
        await right.ShowsAsync("one");

        await first.KillAsync();
        await Expect(left.Banner).ToHaveTextAsync("Connection lost. Reconnecting…", new() { Timeout = 20_000 });
        await Expect(right.Banner).ToHaveTextAsync("Connection lost. Reconnecting…", new() { Timeout = 20_000 });
        await left.SayAsync("two");
        await left.SayAsync("three");
        await Expect(left.State.Last).ToContainTextAsync("Not sent yet");
        await using var second = Launch(folder, address.ToString());
        await second.ListenAsync();

        await right.ShowsAsync("one", "two", "three");
        await left.ShowsAsync("one", "two", "three");
        await Expect(left.Banner).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Expect(right.Banner).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Expect(left.State).ToContainTextAsync("Read");
        await right.SayAsync("four");
        await left.ShowsAsync("one", "two", "three", "four");
    }

    [Test]
    public async Task Browser_WhenItIsOfflineForAWhile_ShouldSaySoAndSendAndFetchWhenItIsBack()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);
        await chat.SayAsync("before");
        await Expect(chat.State).ToHaveTextAsync("Sent");

        await chat.Page.Context.SetOfflineAsync(true);
        await Expect(chat.Banner).ToHaveTextAsync("Connection lost. Reconnecting…");
        await chat.SayAsync("from the tunnel");
        await Expect(chat.State.Last).ToContainTextAsync("Not sent yet");
        await bob.SendAsync(alice, "meanwhile");
        await chat.Page.Context.SetOfflineAsync(false);

        await chat.ShowsAsync("before", "meanwhile", "from the tunnel");
        await Expect(chat.Banner).ToBeHiddenAsync();
    }

    [Test]
    public async Task Message_WhenItsAnswerIsLost_ShouldBeSentAgainUnderTheSameIdAndBeOne()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync();
        await chat.Page.RouteAsync("**/api/v1/events?*", route => route.AbortAsync());
        await chat.SignInAsync(alice.UserName, alice.Password);
        await chat.OpenWithAsync(bob.UserName);
        var ids = new List<string>();
        await chat.Page.RouteAsync("**/api/v1/messages", async route =>
        {
            ids.Add(JsonElement.Parse(route.Request.PostData!).Text("clientMessageId"));
            if (ids.Count == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync("connectionreset");
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await chat.SayAsync("Only once");

        await Poll.UntilAsync(() => ids.Count == 2);
        await Expect(chat.State).ToHaveTextAsync("Sent");
        await chat.ShowsAsync("Only once");
        ids[1].ShouldBe(ids[0]);
        (await bob.ConversationWithAsync(alice)).Number("lastSequence").ShouldBe(1);
    }

    [Test]
    public async Task Message_WhenSentTooOften_ShouldWaitAsLongAsItIsToldAndThenGoOut()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync(alice);
        await chat.OpenWithAsync(bob.UserName);
        var isFirst = true;
        await chat.Page.RouteAsync("**/api/v1/messages", async route =>
        {
            if (isFirst)
            {
                isFirst = false;
                await route.FulfillAsync(new()
                {
                    Status = 429,
                    Headers = [new("Retry-After", "2")],
                    ContentType = "application/problem+json",
                    Body = """{"title":"Too Many Requests","status":429,"detail":"Too many.","code":"request.too_many"}""",
                });
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await chat.SayAsync("Patience");

        await Expect(chat.State).ToContainTextAsync("That was too often. Try again in 2 seconds.");
        await Expect(chat.State).ToHaveTextAsync("Sent");
    }

    [Test]
    public async Task Page_WhenItsPositionIsNoLongerKept_ShouldLoadEverythingAgainAndGoOnLive()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var chat = await OpenAsync();
        var streams = 0;
        await chat.Page.RouteAsync("**/api/v1/events?*", async route =>
        {
            if (Interlocked.Increment(ref streams) == 1)
            {
                await bob.SendAsync(alice, "While nobody listened");
                await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "event: reset\ndata: {\"sequence\":9}\n\n" });
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await chat.SignInAsync(alice.UserName, alice.Password);

        await Expect(chat.Conversations).ToHaveCountAsync(1);
        await chat.Conversations.First.ClickAsync();
        await chat.ShowsAsync("While nobody listened");
        await bob.SendAsync(alice, "And live again");

        await chat.ShowsAsync("While nobody listened", "And live again");
        streams.ShouldBe(2);
    }

    [Test]
    public async Task Pane_WhenItWasFirstOpenedWithoutTheService_ShouldSaySoAndBeThereWhenItIsBack()
    {
        using var folder = new DataFolder();
        await using var first = Launch(folder, "http://127.0.0.1:0");
        var address = await first.ListenAsync();
        var chat = await OpenAsync(address);
        await chat.RegisterAsync("alice");
        await first.KillAsync();
        await Expect(chat.Banner).ToHaveTextAsync("Connection lost. Reconnecting…", new() { Timeout = 20_000 });

        await chat.Link("Rooms").ClickAsync();

        await Expect(chat.Page.GetByText("This could not be loaded")).ToBeVisibleAsync();
        await chat.Button("Try again").ClickAsync();
        await Expect(chat.Page.GetByText("This could not be loaded")).ToBeVisibleAsync();
        await using var second = Launch(folder, address.ToString());
        await second.ListenAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Heading, new() { Name = "Rooms", Exact = true })).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    [Test]
    public async Task Page_WhenTheServiceAnswersLaterThanItIsOpened_ShouldComeByItself()
    {
        var chat = await OpenAsync(await RegisterAsync());
        await chat.Page.RouteAsync("**/api/v1/users/me", route => route.AbortAsync());
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.GetByText("The page could not be loaded")).ToBeVisibleAsync();

        await chat.Page.UnrouteAsync("**/api/v1/users/me");

        await chat.IsInsideAsync();
    }

    [Test]
    public async Task Stream_WhenItEndsSoonTimeAndAgain_ShouldBeLeftAloneLongerEachTime()
    {
        var chat = await OpenAsync();
        var openedAt = new ConcurrentQueue<long>();
        await chat.Page.RouteAsync("**/api/v1/events?*", async route =>
        {
            openedAt.Enqueue(TimeProvider.System.GetTimestamp());
            await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "event: ready\ndata: {\"sequence\":0}\n\n" });
        });
        var alice = await RegisterAsync();

        await chat.SignInAsync(alice.UserName, alice.Password);

        await Poll.UntilAsync(() => openedAt.Count == 4);
        var opened = openedAt.ToArray();
        TimeProvider.System.GetElapsedTime(opened[2], opened[3]).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
    }

    [Test]
    public async Task Event_WhenATabHearsOfItWhileItFetchesEarlierOnes_ShouldNotBeLost()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await bob.SendAsync(alice, "zero");
        var leader = await OpenAsync(alice);
        var page = await leader.Page.Context.NewPageAsync();
        var follower = new ChatPage(page, BaseAddress);
        await page.AddInitScriptAsync($"window.heard = []; new BroadcastChannel('messaging-events-{alice.UserName}').onmessage = ({{ data }}) => data.kind === 'event' && heard.push(data.event.data.content);");
        await SendWhileTheListIsUnderWayAsync(page, leader, () => bob.SendAsync(alice, "one"));
        await page.RouteAsync("**/api/v1/events?*limit=*", async route =>
        {
            var answer = await route.FetchAsync();
            await bob.SendAsync(alice, "two");
            await page.WaitForFunctionAsync("() => heard.includes('two')");
            await route.FulfillAsync(new() { Response = answer });
        }, new() { Times = 1 });

        await follower.GoAsync("#/");

        await Expect(follower.Conversations.First).ToContainTextAsync("two");
    }

    [Test]
    public async Task Event_WhenATabCouldNotFetchIt_ShouldComeWithTheNextPing()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await bob.SendAsync(alice, "zero");
        var leader = await OpenAsync(alice);
        var page = await leader.Page.Context.NewPageAsync();
        var follower = new ChatPage(page, BaseAddress);
        await SendWhileTheListIsUnderWayAsync(page, leader, () => bob.SendAsync(alice, "one"));
        await page.RouteAsync("**/api/v1/events?*limit=*", route => route.AbortAsync(), new() { Times = 1 });

        await follower.GoAsync("#/");

        await Expect(follower.Conversations.First).ToContainTextAsync("one", new() { Timeout = 25_000 });
    }

    [Test]
    public async Task List_WhenItCouldNotBeLoaded_ShouldComeWithTheLine()
    {
        var chat = await OpenAsync(await RegisterAsync());
        await chat.GoAsync("#/rooms");
        var lobby = chat.Page.GetByLabel("All rooms").GetByRole(AriaRole.Link);
        await Expect(lobby).ToHaveCountAsync(1);
        await chat.GoAsync("#/");
        await chat.Page.Context.SetOfflineAsync(true);
        await Expect(chat.Banner).ToHaveTextAsync("Connection lost. Reconnecting…");
        await chat.Link("Rooms").ClickAsync();
        await Expect(chat.Page.GetByText("The service cannot be reached.")).ToBeVisibleAsync();

        await chat.Page.Context.SetOfflineAsync(false);

        await Expect(lobby).ToHaveCountAsync(1);
    }

    // The tab's list is older than what the tab that listens knows by then.
    private static async Task SendWhileTheListIsUnderWayAsync(IPage page, ChatPage leader, Func<Task> send) =>
        await page.RouteAsync("**/api/v1/conversations?limit=100", async route =>
        {
            var answer = await route.FetchAsync();
            await send();
            await Expect(leader.Conversations.First).ToContainTextAsync("one");
            await route.FulfillAsync(new() { Response = answer });
        });

    private static ServiceProcess Launch(DataFolder folder, string address) =>
        ServiceProcess.Launch(folder, [("Urls", address), ("ASPNETCORE_ENVIRONMENT", "Development"), ("Serilog:MinimumLevel", "Information")]);
}
