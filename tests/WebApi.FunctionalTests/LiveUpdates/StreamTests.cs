using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

internal sealed class StreamTests : StreamFixture
{
    [Test]
    public async Task Stream_WhenOpened_ShouldSayReadyAtOnce()
    {
        var alice = await RegisterAsync();

        await using var stream = await Listener.OpenUnheardAsync(BaseAddress, alice.AccessToken);

        var ready = await stream.NextAsync();
        (ready.Id, ready.Type, ready.Json.Number("sequence")).ShouldBe(("0", "ready", 0));
        stream.Retry.ShouldBe(TimeSpan.FromSeconds(2));
        stream.Header("Content-Type").ShouldBe("text/event-stream");
        stream.Header("Cache-Control").ShouldBe("no-store");
        stream.Header("X-Accel-Buffering").ShouldBe("no");
    }

    [Test]
    public async Task Stream_WhenAMessageIsSent_ShouldTellBothWhatRestShows()
    {
        var (alice, bob) = await TwoAsync();
        await using var alices = await ListenAsync(alice);
        await using var bobs = await ListenAsync(bob);

        var message = await alice.SendAsync(bob, "«Lunch»\n<b>at</b> noon? \ud83c\udf5c");

        var rest = (await bob.GetAsync($"messages/{message.Id()}")).Text;
        (await bobs.NextAsync()).ShouldBe(new Told("1", "message.created", rest));
        (await alices.NextAsync()).ShouldBe(new Told("1", "message.created", rest));
    }

    [Test]
    public async Task Stream_WhenANoteIsSent_ShouldTellItOnce()
    {
        var alice = await RegisterAsync();
        await using var stream = await ListenAsync(alice);

        await alice.SendAsync(alice, "one");
        await alice.SendAsync(alice, "two");

        (await stream.NextAsync(2)).Select(item => (item.Id, item.Json.Text("content"))).ShouldBe([("1", "one"), ("2", "two")]);
    }

    [Test]
    public async Task Stream_WhenAMarkerMoves_ShouldTellBothAndOnlyThen()
    {
        var (alice, bob) = await TwoAsync();
        var conversation = (await alice.SendManyAsync(bob, 3))[0].Id("conversationId");
        await using var alices = await ListenAsync(alice);
        await using var bobs = await ListenAsync(bob);

        await bob.MarkReadAsync(conversation, 2);
        await bob.MarkReadAsync(conversation, 2);
        await bob.MarkReadAsync(conversation, 1);
        await bob.MarkReadAsync(conversation, 3);

        foreach (var stream in new[] { alices, bobs })
        {
            var events = await stream.NextAsync(2);
            events.Select(item => (item.Id, item.Type)).ShouldBe([("4", "conversation.read"), ("5", "conversation.read")]);
            events.Select(item => item.Json.Number("lastReadSequence")).ShouldBe([2, 3]);
            events[0].Json.Members().ShouldBe(["conversationId", "userName", "lastReadSequence", "readAt"]);
            (events[0].Json.Id("conversationId"), events[0].Json.Text("userName")).ShouldBe((conversation, bob.UserName));
            var stamped = (await bob.GetAsync($"conversations/{conversation}/messages?after=0")).ShouldBeOk().Items();
            events[0].Json.Instant("readAt").ShouldBe(stamped[1].Instant("readAt"));
        }
    }

    [Test]
    public async Task Stream_WhenSomebodyIsBlocked_ShouldTellTheBlockerAlone()
    {
        var (alice, bob) = await TwoAsync();
        await using var alices = await ListenAsync(alice);

        await alice.BlockAsync(bob);
        await alice.BlockAsync(bob);
        var block = (await alice.GetAsync("blocks")).ShouldBeOk().Items().ShouldHaveSingleItem();
        await alice.UnblockAsync(bob);
        await alice.UnblockAsync(bob);
        await alice.SendAsync(bob, "the end");

        var events = await alices.NextAsync(3);
        events.Select(item => item.Type).ShouldBe(["block.created", "block.removed", "message.created"]);
        events[0].Text.ShouldBe(block.GetRawText());
        events[1].Text.ShouldBe($$"""{"userName":"{{bob.UserName}}"}""");
        (await EventsOfAsync(bob)).Select(item => item.Text("type")).ShouldBe(["message.created"]);
    }

    [Test]
    public async Task Stream_WhenAMessageIsRefused_ShouldTellNobody()
    {
        var (alice, bob) = await TwoAsync();
        await bob.BlockAsync(alice);

        (await alice.PostAsync("messages", new { recipient = bob.UserName, content = "let me in" })).ShouldBe(HttpStatusCode.Forbidden);

        (await EventsOfAsync(alice)).ShouldBeEmpty();
        (await EventsOfAsync(bob)).Select(item => item.Text("type")).ShouldBe(["block.created"]);
    }

    [Test]
    public async Task Stream_WhenAMessageIsSentAgain_ShouldTellItOnce()
    {
        var (alice, bob) = await TwoAsync();
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = Guid.CreateVersion7() };

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => alice.PostAsync("messages", body)));

        (await EventsOfAsync(alice)).ShouldHaveSingleItem();
        (await EventsOfAsync(bob)).ShouldHaveSingleItem();
    }

    [Test]
    public async Task Stream_WhenOthersTalk_ShouldTellNothing()
    {
        var (alice, bob) = await TwoAsync();
        var carol = await RegisterAsync();
        await using var carols = await ListenAsync(carol);

        await alice.SendManyAsync(bob, 3);
        await carol.SendAsync(carol, "my own");

        var only = await carols.NextAsync();
        (only.Id, only.Json.Text("content")).ShouldBe(("1", "my own"));
    }

    [Test]
    public async Task Stream_WhenThereAreSeveralDevices_ShouldTellEachTheSame()
    {
        var (alice, bob) = await TwoAsync();
        await using var phone = await ListenAsync(bob);
        await using var laptop = await ListenAsync(await bob.LoginAsync(Anonymous));

        await alice.SendManyAsync(bob, 20);

        var heard = await phone.NextAsync(20);
        heard.Select(item => item.Id).ShouldBe(Steps.Range(1, 20).Select(Text));
        (await laptop.NextAsync(20)).ShouldBe(heard);
    }

    [TestCase("events?after=3", null)]
    [TestCase("events", "3")]
    [TestCase("events?after=1", "3")]
    public async Task Stream_WhenTheClientComesBack_ShouldTellWhatItMissed(string path, string? lastEventId)
    {
        var (alice, bob) = await TwoAsync();
        await alice.SendManyAsync(bob, 120);

        await using var stream = await Listener.OpenUnheardAsync(
            BaseAddress, bob.AccessToken, path, lastEventId is null ? [] : [("Last-Event-ID", lastEventId)]);

        var ready = await stream.NextAsync();
        (ready.Id, ready.Json.Number("sequence")).ShouldBe(("3", 120));
        (await stream.NextAsync(117)).Select(item => item.Id).ShouldBe(Steps.Range(4, 120).Select(Text));
        await alice.SendAsync(bob, "live");
        (await stream.NextAsync()).Id.ShouldBe("121");
    }

    [Test]
    public async Task Stream_WhenTheSequenceLiesInTheFuture_ShouldSayResetAndEnd()
    {
        var (alice, bob) = await TwoAsync();
        await alice.SendAsync(bob, "one");

        await using var stream = await Listener.OpenUnheardAsync(BaseAddress, bob.AccessToken, "events?after=2");

        var events = await stream.EndAsync();
        events.Select(item => (item.Id, item.Type, item.Json.Number("sequence"))).ShouldBe([(null, "ready", 1), (null, "reset", 1)]);
    }

    [TestCase("events?after=x", null, "after")]
    [TestCase("events?after=-1", null, "after")]
    [TestCase("events?after=", null, "after")]
    [TestCase("events", "9223372036854775808", "lastEventId")]
    public async Task Stream_WhenThePositionIsNone_ShouldBeRefused(string path, string? lastEventId, string member)
    {
        var alice = await RegisterAsync();

        var reply = await Listener.AskAsync(BaseAddress, alice.AccessToken, path, lastEventId is null ? [] : [("Last-Event-ID", lastEventId)]);

        reply.ShouldBeInvalid(member);
    }

    [Test]
    public async Task Stream_WhenNobodyIsSignedIn_ShouldBeRefused() =>
        (await Listener.AskAsync(BaseAddress, accessToken: null, "events")).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.required");

    [TestCase("text/event-stream, */*;q=0.1", "text/event-stream")]
    [TestCase("application/json;q=0.5, text/event-stream", "text/event-stream")]
    [TestCase("application/json, text/event-stream;q=0.5", "application/json")]
    [TestCase("text/event-stream;q=0.3, */*;q=0.8", "application/json")]
    [TestCase("text/*", "text/event-stream")]
    [TestCase("text/event-stream;q=0", "application/json")]
    [TestCase("*/*", "application/json")]
    public async Task Get_WhateverIsAccepted_ShouldAnswerWhatIsWanted(string accept, string mediaType)
    {
        var alice = await RegisterAsync();

        // From the future, so that a stream ends by itself; a page is refused for it.
        var reply = await alice.GetAsync("events?after=7", ("Accept", accept));

        reply.MediaType.ShouldBe(mediaType is "application/json" ? "application/problem+json" : mediaType);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<(Person Alice, Person Bob)> TwoAsync() => (await RegisterAsync(), await RegisterAsync());
}
