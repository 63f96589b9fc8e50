namespace Messaging.WebApi.FunctionalTests.Rooms;

/// <summary>What callers see who are not signed in, and who believe to be.</summary>
internal sealed class GuestTests : PeopleFixture
{
    private Person alice = null!;
    private JsonElement room;
    private JsonElement closed;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        alice = await RegisterAsync();
        room = await alice.OpenRoomAsync();
        closed = await alice.OpenRoomAsync(isPublic: false);
        await alice.SayAsync(room, "Hello all");
        await alice.SayAsync(closed, "Hello friends");
    }

    [Test]
    public async Task Guest_WhenReading_ShouldSeePublicRoomsAndWhatIsSaidInThem()
    {
        var rooms = (await Anonymous.GetAsync("rooms?limit=100&count=true")).ShouldBeOk();
        rooms.Items().Select(item => item.Id()).ShouldContain(room.Id());
        rooms.Items().ShouldAllBe(item => item.Flag("isPublic"));
        rooms.Number("count").ShouldBe(rooms.Items().Count);
        (await Anonymous.GetAsync($"rooms/{room.Text("name")}")).ShouldBeOk().Number("memberCount").ShouldBe(1);

        var history = await Anonymous.GetAsync($"conversations/{room.Id()}/messages?last=5&count=true");

        history.ShouldBeOk().Items().Contents().ShouldBe(["Hello all"]);
        history.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
    }

    [Test]
    public async Task Guest_WhenTheRoomIsPrivate_ShouldNotLearnOfIt()
    {
        (await Anonymous.GetAsync($"rooms/{closed.Text("name")}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await Anonymous.GetAsync($"conversations/{closed.Id()}/messages")).ShouldBeUnauthenticated();
        (await Anonymous.GetAsync("conversations/0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e/messages")).ShouldBeUnauthenticated();
    }

    [Test]
    public async Task Guest_WhenTheConversationIsDirect_ShouldBeAskedToSignIn()
    {
        var message = await alice.SendAsync(alice, "A note");

        (await Anonymous.GetAsync($"conversations/{message.Id("conversationId")}/messages")).ShouldBeUnauthenticated();
    }

    [Test]
    public async Task Guest_WhenDoingAnythingElse_ShouldBeAskedToSignIn()
    {
        var name = room.Text("name");

        (await Anonymous.PostAsync($"conversations/{room.Id()}/messages", new { content = "Hello" })).ShouldBeUnauthenticated();
        (await Anonymous.PostAsync($"conversations/{room.Id()}/messages", new { content = "last 5" })).ShouldBeUnauthenticated();
        (await Anonymous.PostAsync("rooms", new { name = "guests-own", isPublic = true })).ShouldBeUnauthenticated();
        (await Anonymous.PutAsync($"rooms/{name}/members/me")).ShouldBeUnauthenticated();
        (await Anonymous.DeleteAsync($"rooms/{name}/members/me")).ShouldBeUnauthenticated();
        (await Anonymous.PutAsync($"rooms/{name}/members/{alice.UserName}")).ShouldBeUnauthenticated();
        (await Anonymous.DeleteAsync($"rooms/{name}/members/{alice.UserName}")).ShouldBeUnauthenticated();
        (await Anonymous.GetAsync($"rooms/{name}/members")).ShouldBeUnauthenticated();
        (await Anonymous.GetAsync($"conversations/{room.Id()}")).ShouldBeUnauthenticated();
        (await Anonymous.PutAsync($"conversations/{room.Id()}/read", new { sequence = 1 })).ShouldBeUnauthenticated();
    }

    [Test]
    public async Task Guest_WhenTheInputIsUnfit_ShouldBeToldAsEverybodyIs()
    {
        (await Anonymous.GetAsync("rooms?limit=0")).ShouldBeInvalid("limit");
        (await Anonymous.GetAsync($"conversations/{room.Id()}/messages?last=0")).ShouldBeInvalid("last");
        (await Anonymous.GetAsync("conversations/garbage/messages")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [TestCase("Bearer garbage", "auth.invalid_token")]
    [TestCase("Bearer", "auth.required")]
    [TestCase("Basic YWxpY2U6c2VjcmV0", "auth.required")]
    public async Task Reader_WhenTheTokenIsBad_ShouldNotBeTakenForAGuest(string header, string code)
    {
        foreach (var path in new[] { "rooms", "rooms/lobby", $"conversations/{room.Id()}/messages" })
        {
            (await Anonymous.GetAsync(path, ("Authorization", header))).ShouldBeUnauthenticated(code);
        }
    }

    [Test]
    public async Task Reader_WhenTheSessionIsOver_ShouldNotBeTakenForAGuest()
    {
        var phone = await alice.LoginAsync(Anonymous);
        (await phone.GetAsync($"rooms/{closed.Text("name")}")).ShouldBeOk();
        (await phone.PostAsync("auth/logout")).ShouldBeNoContent();

        (await phone.GetAsync("rooms")).ShouldBeUnauthenticated("auth.invalid_token");
        (await phone.GetAsync($"conversations/{room.Id()}/messages")).ShouldBeUnauthenticated("auth.invalid_token");
    }

    [Test]
    public async Task Reader_WhenSignedInButNoMember_ShouldReadPublicHistoryAndNoOther()
    {
        var bob = await RegisterAsync();

        (await Pages.HistoryAsync(bob, room.Id())).Contents().ShouldBe(["Hello all"]);
        (await bob.MembersAsync(room)).ShouldBe([$"{alice.UserName}*"]);
        (await bob.GetAsync($"conversations/{room.Id()}")).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        (await bob.GetAsync("conversations")).ShouldBeOk().Items().ShouldBeEmpty();
    }
}
