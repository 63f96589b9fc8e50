namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

internal sealed class RoomStreamTests : StreamFixture
{
    private static int rooms;

    [Test]
    public async Task Stream_WhenSomebodyWritesInARoom_ShouldTellItsMembersAndListeners()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var room = await OpenAsync(alice, isPublic: true);
        (await bob.PutAsync($"rooms/{room.Text("name")}/members/me")).ShouldBeNoContent();
        await using var bobs = await ListenAsync(bob);
        await using var guests = await ListenAsync(listener: null, room);
        await using var outsiders = await ListenAsync(await RegisterAsync(), room);

        var message = (await alice.PostAsync($"conversations/{room.Id()}/messages", new { content = "Hello, all" })).ShouldBeCreated();

        (await bobs.NextAsync()).ShouldBe(new Told("2", "message.created", message.GetRawText()));
        (await guests.NextAsync()).ShouldBe(new Told("1", "message.created", message.GetRawText()));
        (await outsiders.NextAsync()).ShouldBe(new Told("1", "message.created", message.GetRawText()));
    }

    [Test]
    public async Task Events_WhenSomebodyComesAndGoes_ShouldTellThemAlone()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var room = await OpenAsync(alice, isPublic: false);
        var seat = $"rooms/{room.Text("name")}/members/{bob.UserName}";

        foreach (var _ in new[] { 1, 2 })
        {
            (await alice.PutAsync(seat)).ShouldBeNoContent();
        }

        var shown = (await bob.GetAsync($"rooms/{room.Text("name")}")).Text;
        var joined = (await EventsOfAsync(bob)).ShouldHaveSingleItem();
        foreach (var _ in new[] { 1, 2 })
        {
            (await alice.DeleteAsync(seat)).ShouldBeNoContent();
        }

        joined.Text("type").ShouldBe("room.joined");
        joined.GetProperty("data").GetRawText().ShouldBe(shown);
        var left = (await EventsOfAsync(bob))[^1];
        (left.Number("sequence"), left.Text("type")).ShouldBe((2, "room.left"));
        left.GetProperty("data").GetRawText().ShouldBe($$"""{"id":"{{room.Id()}}","name":"{{room.Text("name")}}"}""");
        (await EventsOfAsync(alice)).Select(item => item.Text("type")).ShouldBe(["room.joined"]);
    }

    [Test]
    public async Task Events_WhenSomebodyReadsInARoom_ShouldTellTheReaderAlone()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var room = await OpenAsync(alice, isPublic: true);
        (await bob.PutAsync($"rooms/{room.Text("name")}/members/me")).ShouldBeNoContent();
        (await alice.PostAsync($"conversations/{room.Id()}/messages", new { content = "Hello" })).ShouldBeCreated();

        await bob.MarkReadAsync(room.Id(), 1);

        (await EventsOfAsync(bob)).Select(item => item.Text("type")).ShouldBe(["room.joined", "message.created", "conversation.read"]);
        (await EventsOfAsync(alice)).Select(item => item.Text("type")).ShouldBe(["room.joined", "message.created"]);
    }

    [Test]
    public async Task Stream_WhenAListenerComesBack_ShouldTellWhatItMissed()
    {
        var alice = await RegisterAsync();
        var room = await OpenAsync(alice, isPublic: true);
        var path = $"rooms/{room.Text("name")}/events";
        foreach (var content in new[] { "one", "two", "three" })
        {
            (await alice.PostAsync($"conversations/{room.Id()}/messages", new { content })).ShouldBeCreated();
        }

        await using var stream = await Listener.OpenAsync(BaseAddress, accessToken: null, path, ("Last-Event-ID", "1"));
        await using var lost = await Listener.OpenAsync(BaseAddress, accessToken: null, $"{path}?after=4");

        (await stream.NextAsync(2)).Select(item => item.Json.Text("content")).ShouldBe(["two", "three"]);
        (await lost.EndAsync()).ShouldHaveSingleItem().Type.ShouldBe("reset");
        (await Anonymous.GetAsync($"{path}?after=2")).ShouldBeOk().Items().ShouldHaveSingleItem().Number("sequence").ShouldBe(3);
        (await Anonymous.GetAsync($"{path}?after=4")).ShouldBeProblem(HttpStatusCode.Gone, "events.expired");
    }

    [Test]
    public async Task Stream_WhenTheRoomIsPrivate_ShouldBeForMembersWhileTheyAre()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var room = await OpenAsync(alice, isPublic: false);
        var path = $"rooms/{room.Text("name")}/events";
        var seat = $"rooms/{room.Text("name")}/members/{bob.UserName}";
        (await Listener.AskAsync(BaseAddress, bob.AccessToken, path)).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await Listener.AskAsync(BaseAddress, accessToken: null, path)).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await alice.PutAsync(seat)).ShouldBeNoContent();
        await using var stream = await ListenAsync(bob, room);
        (await alice.DeleteAsync(seat)).ShouldBeNoContent();

        (await alice.PostAsync($"conversations/{room.Id()}/messages", new { content = "he is gone" })).ShouldBeCreated();

        (await stream.EndAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Stream_WhenGuestsOpenTooMany_ShouldCloseTheirOldest()
    {
        var alice = await RegisterAsync();
        var room = await OpenAsync(alice, isPublic: true);
        var streams = new List<Listener>();
        while (streams.Count < 201)
        {
            streams.Add(await ListenAsync(listener: null, room));
        }

        (await streams[0].EndAsync()).ShouldBeEmpty();

        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    private static async Task<JsonElement> OpenAsync(Person owner, bool isPublic) =>
        (await owner.PostAsync("rooms", new { name = $"Room-{Interlocked.Increment(ref rooms)}", isPublic })).ShouldBeCreated();

    private Task<Listener> ListenAsync(Person? listener, JsonElement room) =>
        Listener.OpenAsync(BaseAddress, listener?.AccessToken, $"rooms/{room.Text("name")}/events");
}
