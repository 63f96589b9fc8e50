namespace Messaging.WebApi.FunctionalTests.Rooms;

internal sealed class MemberTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Person carol = null!;

    protected override IEnumerable<(string Name, string Value)> Settings => [("Rooms:MaxMembers", "3")];

    [SetUp]
    public async Task RegisterAsync()
    {
        alice = await RegisterAsync(userName: null);
        bob = await RegisterAsync(userName: null);
        carol = await RegisterAsync(userName: null);
    }

    [Test]
    public async Task Join_WhenPublic_ShouldStandInTheListWithNothingUnread()
    {
        var room = await alice.OpenRoomAsync();
        await alice.SayAsync(room, "First");
        await alice.SayAsync(room, "Second");

        await bob.JoinAsync(room);

        var conversation = (await bob.GetAsync("conversations")).ShouldBeOk().Items().ShouldHaveSingleItem();
        (conversation.Id(), conversation.Text("kind"), conversation.Text("title")).ShouldBe((room.Id(), "room", "Garden club"));
        conversation.GetProperty("participants").GetArrayLength().ShouldBe(0);
        conversation.GetProperty("lastMessage").Text("content").ShouldBe("Second");
        (conversation.Number("unreadCount"), conversation.Number("lastSequence"), conversation.Number("lastReadSequence")).ShouldBe((0L, 2L, 2L));
        (await bob.RoomAsync(room)).Number("memberCount").ShouldBe(2);
    }

    [Test]
    public async Task Join_WhenTheRoomIsEmpty_ShouldStandInTheListWithoutAMessage()
    {
        var room = await alice.OpenRoomAsync();
        var before = DateTime.UnixEpoch;

        await bob.JoinAsync(room);

        var conversation = await bob.ConversationAsync(room);
        conversation.IsNull("lastMessage").ShouldBeTrue();
        conversation.Instant("lastActivityAt").ShouldBeGreaterThan(before);
        conversation.Number("lastSequence").ShouldBe(0);
        (await Pages.HistoryAsync(bob, room.Id())).ShouldBeEmpty();
    }

    [Test]
    public async Task GetConversations_WhenSomeRoomsAreEmpty_ShouldPageThroughAllByActivity()
    {
        var first = await alice.OpenRoomAsync();
        var second = await alice.OpenRoomAsync();
        await alice.SendAsync(bob, "Hello");
        var third = await alice.OpenRoomAsync();
        await alice.SayAsync(first, "Up again");

        var list = await Pages.ReadOnAsync(alice, "conversations?limit=1");

        list.Select(item => item.Id()).ShouldBe([first.Id(), third.Id(), list[2].Id(), second.Id()]);
        list[2].Text("title").ShouldBe(bob.UserName);
        (await alice.GetAsync("conversations?count=true")).ShouldBeOk().Number("count").ShouldBe(4);
    }

    [Test]
    public async Task JoinAndLeave_WhenRepeated_ShouldChangeNothing()
    {
        var room = await alice.OpenRoomAsync();

        await bob.JoinAsync(room);
        await bob.JoinAsync(room);
        (await alice.MembersAsync(room)).ShouldBe([$"{alice.UserName}*", bob.UserName]);
        await bob.LeaveAsync(room);
        await bob.LeaveAsync(room);

        (await alice.MembersAsync(room)).ShouldBe([$"{alice.UserName}*"]);
        (await alice.RoomAsync(room)).Number("memberCount").ShouldBe(1);
        (await bob.GetAsync($"conversations/{room.Id()}")).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }

    [Test]
    public async Task Join_WhenBackAfterLeaving_ShouldBeginAnewAtTheEnd()
    {
        var room = await alice.OpenRoomAsync(isPublic: true, bob);
        await bob.SayAsync(room, "Before");
        await bob.LeaveAsync(room);
        await alice.SayAsync(room, "Meanwhile");
        await bob.JoinAsync(room);
        await alice.SayAsync(room, "Welcome back");
        await bob.SayAsync(room, "Thanks");

        var conversation = await bob.ConversationAsync(room);
        (conversation.Number("unreadCount"), conversation.Number("lastReadSequence")).ShouldBe((1L, 2L));
        await bob.MarkReadAsync(room.Id(), 4);

        (await bob.ConversationAsync(room)).Number("unreadCount").ShouldBe(0);
        (await Pages.HistoryAsync(bob, room.Id())).Sequences().ShouldBe(Steps.Range(1, 4));
    }

    [Test]
    public async Task Join_WhenFull_ShouldRefuseWhoeverComesInWhicheverWay()
    {
        var room = await alice.OpenRoomAsync(isPublic: true, bob, carol);
        var dave = await RegisterAsync(userName: null);

        (await dave.PutAsync($"rooms/{room.Text("name")}/members/me")).ShouldBeProblem(HttpStatusCode.Conflict, "rooms.full");
        (await alice.PutAsync($"rooms/{room.Text("name")}/members/{dave.UserName}")).ShouldBeProblem(HttpStatusCode.Conflict, "rooms.full");
        await bob.JoinAsync(room);
        await carol.LeaveAsync(room);
        await dave.JoinAsync(room);

        (await alice.RoomAsync(room)).Number("memberCount").ShouldBe(3);
    }

    [Test]
    public async Task AddMember_WhenTheOwnerBringsSomebody_ShouldLetThemIn()
    {
        var room = await alice.OpenRoomAsync(isPublic: false);

        (await alice.PutAsync($"rooms/{room.Text("name")}/members/{bob.UserName.ToUpperInvariant()}")).ShouldBeNoContent();
        (await alice.PutAsync($"rooms/{room.Text("name")}/members/{bob.UserName}")).ShouldBeNoContent();

        (await bob.MembersAsync(room)).ShouldBe([$"{alice.UserName}*", bob.UserName]);
        await bob.SayAsync(room, "Here I am");
    }

    [Test]
    public async Task AddAndRemoveMember_WhenTheRoomIsAnothers_ShouldRefuse()
    {
        var room = await alice.OpenRoomAsync(isPublic: true, bob);
        var path = $"rooms/{room.Text("name")}/members";

        (await bob.PutAsync($"{path}/{carol.UserName}")).ShouldBeProblem(HttpStatusCode.Forbidden, "rooms.owner_only");
        (await bob.DeleteAsync($"{path}/{alice.UserName}")).ShouldBeProblem(HttpStatusCode.Forbidden, "rooms.owner_only");
        (await carol.DeleteAsync($"{path}/{bob.UserName}")).ShouldBeProblem(HttpStatusCode.Forbidden, "rooms.owner_only");
        (await alice.PutAsync($"rooms/lobby/members/{bob.UserName}")).ShouldBeProblem(HttpStatusCode.Forbidden, "rooms.owner_only");

        (await alice.MembersAsync(room)).ShouldBe([$"{alice.UserName}*", bob.UserName]);
    }

    [Test]
    public async Task AddMember_WhenTheOtherWantsNothingOfTheOwner_ShouldRefuse()
    {
        var room = await alice.OpenRoomAsync(isPublic: false);
        var path = $"rooms/{room.Text("name")}/members/{bob.UserName}";

        await bob.BlockAsync(alice);
        (await alice.PutAsync(path)).ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
        await alice.BlockAsync(bob);
        (await alice.PutAsync(path)).ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_blocked");

        (await alice.MembersAsync(room)).ShouldBe([$"{alice.UserName}*"]);
    }

    [Test]
    public async Task AddAndRemoveMember_WhenNobodyHasTheName_ShouldSayThat()
    {
        var room = await alice.OpenRoomAsync();

        (await alice.PutAsync($"rooms/{room.Text("name")}/members/nobody-has-this")).ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
        (await alice.DeleteAsync($"rooms/{room.Text("name")}/members/nobody-has-this")).ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [Test]
    public async Task RemoveMember_WhenTheOwnerPutsSomebodyOut_ShouldEndWhatTheySeeOfAPrivateRoom()
    {
        var room = await alice.OpenRoomAsync(isPublic: false, bob);
        var message = await alice.SayAsync(room, "Secret");
        var own = await bob.SayAsync(room, "Mine");

        (await alice.DeleteAsync($"rooms/{room.Text("name")}/members/{bob.UserName}")).ShouldBeNoContent();
        (await alice.DeleteAsync($"rooms/{room.Text("name")}/members/{bob.UserName}")).ShouldBeNoContent();

        (await bob.GetAsync($"rooms/{room.Text("name")}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await bob.GetAsync($"messages/{message.Id()}")).ShouldBeProblem(HttpStatusCode.NotFound, "messages.not_found");
        (await bob.GetAsync($"messages/{own.Id()}")).ShouldBeOk().Text("content").ShouldBe("Mine");
        (await alice.RoomAsync(room)).Number("memberCount").ShouldBe(1);
    }

    [Test]
    public async Task Leave_WhenTheOwnerGoes_ShouldHandTheRoomToWhoeverCameFirst()
    {
        // Carol came first, though her account is the youngest.
        var room = await alice.OpenRoomAsync(isPublic: false, carol, bob);

        await alice.LeaveAsync(room);

        (await carol.MembersAsync(room)).ShouldBe([bob.UserName, $"{carol.UserName}*"], ignoreOrder: true);
        (await carol.PutAsync($"rooms/{room.Text("name")}/members/{alice.UserName}")).ShouldBeNoContent();
    }

    [Test]
    public async Task Leave_WhenNobodyIsLeftInAPrivateRoom_ShouldKeepItsNameTaken()
    {
        var room = await alice.OpenRoomAsync(isPublic: false);

        await alice.LeaveAsync(room);

        (await alice.GetAsync($"rooms/{room.Text("name")}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await alice.PostAsync("rooms", new { name = room.Text("name"), isPublic = true })).ShouldBeProblem(HttpStatusCode.Conflict, "rooms.name_taken");
    }

    [Test]
    public async Task Membership_WhenTheOwnNameStandsInTheAddress_ShouldJoinAndLeave()
    {
        var room = await alice.OpenRoomAsync();
        var path = $"rooms/{room.Text("name")}/members/{bob.UserName}";

        (await bob.PutAsync(path)).ShouldBeNoContent();
        (await alice.MembersAsync(room)).ShouldContain(bob.UserName, StringComparer.Ordinal);
        (await bob.DeleteAsync(path)).ShouldBeNoContent();

        (await alice.MembersAsync(room)).ShouldBe([$"{alice.UserName}*"]);
    }

    [Test]
    public async Task GetMembers_WhenPaged_ShouldGoThroughThemInOrderOfName()
    {
        var room = await alice.OpenRoomAsync(isPublic: true, bob, carol);
        var path = $"rooms/{room.Text("name")}/members";
        var names = new[] { alice.UserName, bob.UserName, carol.UserName }.Order(StringComparer.OrdinalIgnoreCase).ToList();

        (await Pages.ReadOnAsync(bob, $"{path}?limit=1")).Select(member => member.Text("userName")).ShouldBe(names);
        var page = (await bob.GetAsync($"{path}?count=true")).ShouldBeOk();

        page.Number("count").ShouldBe(3);
        page.Items()[0].Members().ShouldBe(["userName", "isOwner", "joinedAt"]);
    }
}
