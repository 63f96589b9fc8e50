namespace Messaging.WebApi.FunctionalTests.Rooms;

internal sealed class RoomTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;

    [SetUp]
    public async Task RegisterAsync()
    {
        alice = await RegisterAsync(userName: null);
        bob = await RegisterAsync(userName: null);
    }

    [Test]
    public async Task Lobby_WhenTheServiceHasStarted_ShouldBeThereForEverybody()
    {
        var lobby = (await Anonymous.GetAsync("rooms/LOBBY")).ShouldBeOk();

        (lobby.Text("name"), lobby.Text("title"), lobby.Flag("isPublic")).ShouldBe(("lobby", "Lobby", true));
        (await Pages.ReadOnAsync(alice, "rooms")).ShouldContain(room => room.Id() == lobby.Id());
    }

    [Test]
    public async Task CreateRoom_WhenTheNameIsFree_ShouldAnswerTheRoomAndItsAddress()
    {
        var name = RoomSteps.NewName();

        var reply = await alice.PostAsync("rooms", new { name, title = "  Garden club ", isPublic = true });

        var room = reply.ShouldBeCreated();
        room.Members().ShouldBe(["id", "name", "title", "isPublic", "memberCount", "createdAt"]);
        (room.Text("name"), room.Text("title"), room.Flag("isPublic"), room.Number("memberCount")).ShouldBe((name, "Garden club", true, 1L));
        reply.Header("Location").ShouldBe($"/api/v1/rooms/{name}");
        (await bob.GetAsync(reply.Header("Location")!)).ShouldBeOk().GetRawText().ShouldBe(room.GetRawText());
        (await alice.MembersAsync(room)).ShouldBe([$"{alice.UserName}*"]);
    }

    [Test]
    public async Task CreateRoom_WhenThereIsNoTitle_ShouldBeCalledByItsName()
    {
        var name = RoomSteps.NewName();

        (await alice.PostAsync("rooms", new { name, isPublic = false })).ShouldBeCreated().Text("title").ShouldBe(name);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task CreateRoom_WhenTheNameIsTakenInAnotherCase_ShouldRefuse(bool isPublic)
    {
        var room = await alice.OpenRoomAsync(isPublic);

        var reply = await bob.PostAsync("rooms", new { name = room.Text("name").ToUpperInvariant(), isPublic = true });

        reply.ShouldBeProblem(HttpStatusCode.Conflict, "rooms.name_taken");
        (await bob.GetAsync("conversations")).ShouldBeOk().Items().ShouldBeEmpty();
    }

    [TestCase("""{"name":"ab","isPublic":true}""", "name")]
    [TestCase("""{"name":"a name","isPublic":true}""", "name")]
    [TestCase("""{"name":"a/b/c","isPublic":true}""", "name")]
    [TestCase("""{"name":"gärten","isPublic":true}""", "name")]
    [TestCase("""{"name":"fine-name","title":" ","isPublic":true}""", "title")]
    [TestCase("""{"name":"fine-name","title":"two\nlines","isPublic":true}""", "title")]
    [TestCase("""{"name":"fine-name"}""", "isPublic")]
    [TestCase("""{"name":"fine-name","isPublic":true,"ownerId":1}""", "ownerId")]
    public async Task CreateRoom_WhenTheBodyIsUnfit_ShouldNameTheMember(string body, string member) =>
        (await alice.Api.SendRawAsync(HttpMethod.Post, "rooms", body)).ShouldBeInvalid(member);

    [Test]
    public async Task GetRooms_WhenPaged_ShouldGoThroughThemInOrderOfName()
    {
        await alice.OpenRoomAsync();
        await alice.OpenRoomAsync(isPublic: false);
        await bob.OpenRoomAsync();

        var rooms = (await Pages.ReadOnAsync(alice, "rooms?limit=1")).Select(room => room.Text("name")).ToList();

        rooms.Count.ShouldBeGreaterThanOrEqualTo(4);
        rooms.ShouldBe(rooms.Order(StringComparer.OrdinalIgnoreCase));
        var last = (await Pages.WalkAsync(alice, "rooms?limit=1", "next"))[^1];
        (await Pages.ReadBackAsync(alice, last.Link("previous")!)).Select(room => room.Text("name")).ShouldBe(rooms.SkipLast(1));
        (await alice.GetAsync("rooms?count=true&limit=1")).ShouldBeOk().Number("count").ShouldBe(rooms.Count);
    }

    [TestCase("rooms")]
    [TestCase("rooms/lobby/members")]
    public async Task Lists_WhenTheParametersAreUnfit_ShouldNameThem(string path)
    {
        (await alice.GetAsync($"{path}?limit=101")).ShouldBeInvalid("limit");
        (await alice.GetAsync($"{path}?count=perhaps")).ShouldBeInvalid("count");
        (await alice.GetAsync($"{path}?cursor=garbage")).ShouldBeInvalid("cursor");
    }

    [Test]
    public async Task GetRooms_WhenTheCursorIsAnothers_ShouldRefuseIt()
    {
        await alice.OpenRoomAsync();
        var next = (await alice.GetAsync("rooms?limit=1")).ShouldBeOk().Link("next")!;

        (await bob.GetAsync(next)).ShouldBeInvalid("cursor");
        (await Anonymous.GetAsync(next)).ShouldBeInvalid("cursor");
    }

    [TestCase("nowhere")]
    [TestCase("ab")]
    [TestCase("a%20b")]
    [TestCase("'%3B--")]
    public async Task Room_WhenThereIsNone_ShouldNotBeFound(string name)
    {
        (await alice.GetAsync($"rooms/{name}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await alice.GetAsync($"rooms/{name}/members")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await alice.PutAsync($"rooms/{name}/members/me")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await alice.DeleteAsync($"rooms/{name}/members/me")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await alice.PutAsync($"rooms/{name}/members/{bob.UserName}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await alice.DeleteAsync($"rooms/{name}/members/{bob.UserName}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
    }
}
