namespace Messaging.WebApi.FunctionalTests.Rooms;

internal sealed class RoomMessageTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Person carol = null!;
    private JsonElement room;

    private string Messages => $"conversations/{room.Id()}/messages";

    [SetUp]
    public async Task RegisterAsync()
    {
        alice = await RegisterAsync(userName: null);
        bob = await RegisterAsync(userName: null);
        carol = await RegisterAsync(userName: null);
        room = await alice.OpenRoomAsync(isPublic: true, bob);
    }

    [Test]
    public async Task Post_WhenAMemberWrites_ShouldReachAllMembersWithoutARecipient()
    {
        var reply = await alice.PostAsync(Messages, new { content = " Hello all " });

        var message = reply.ShouldBeCreated();
        (message.Text("sender"), message.Text("content"), message.Number("sequence")).ShouldBe((alice.UserName, "Hello all", 1L));
        (message.IsNull("recipient"), message.IsNull("readAt")).ShouldBe((true, true));
        (await bob.GetAsync(reply.Header("Location")!)).ShouldBeOk().GetRawText().ShouldBe(message.GetRawText());
        (await Pages.HistoryAsync(bob, room.Id())).Contents().ShouldBe(["Hello all"]);
        (await bob.ConversationAsync(room)).Number("unreadCount").ShouldBe(1);
        (await alice.ConversationAsync(room)).Number("unreadCount").ShouldBe(0);
    }

    [Test]
    public async Task Post_WhenNoMember_ShouldBeAskedToJoin()
    {
        (await carol.PostAsync(Messages, new { content = "Hello" })).ShouldBeProblem(HttpStatusCode.Forbidden, "rooms.members_only");

        (await Pages.HistoryAsync(alice, room.Id())).ShouldBeEmpty();
    }

    [Test]
    public async Task Post_WhenTheContentIsUnfit_ShouldNameTheMember() =>
        (await alice.PostAsync(Messages, new { content = " " })).ShouldBeInvalid("content");

    [Test]
    public async Task Post_WhenRepeatedUnderTheSameId_ShouldAnswerTheFirstAnswerAgain()
    {
        var body = new { content = "Once", clientMessageId = Guid.Parse("0195e2c1-7b19-7d00-b000-2a3b4c5d6e7f") };
        var first = (await bob.PostAsync(Messages, body)).ShouldBeCreated().GetRawText();

        (await bob.PostAsync(Messages, body)).ShouldBeCreated().GetRawText().ShouldBe(first);
        await bob.LeaveAsync(room);
        (await bob.PostAsync(Messages, body)).ShouldBeCreated().GetRawText().ShouldBe(first);

        (await bob.PostAsync(Messages, body with { content = "Twice" })).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "messages.id_reused");
        (await bob.PostAsync("messages", new { recipient = alice.UserName, body.content, body.clientMessageId }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "messages.id_reused");
        (await Pages.HistoryAsync(alice, room.Id())).Contents().ShouldBe(["Once"]);
    }

    [TestCase("last 2")]
    [TestCase("/History 2")]
    public async Task Post_WhenACommand_ShouldAnswerTheNewestToMembersAndToThoseWhoMayRead(string command)
    {
        foreach (var content in new[] { "One", "Two", "Three" })
        {
            await alice.SayAsync(room, content);
        }

        foreach (var reader in new[] { bob, carol })
        {
            (await reader.PostAsync(Messages, new { content = command })).ShouldBeOk().Items().Contents().ShouldBe(["Three", "Two"]);
        }

        (await bob.PostAsync(Messages, new { content = "last 101" })).ShouldBeProblem(
            HttpStatusCode.BadRequest, "commands.invalid_count", "content");
        (await bob.ConversationAsync(room)).Number("lastSequence").ShouldBe(3);
    }

    [Test]
    public async Task MarkRead_WhenInARoom_ShouldMoveTheMarkerAndStampNothing()
    {
        await alice.SayAsync(room, "One");
        await bob.SayAsync(room, "Two");
        await alice.SayAsync(room, "Three");

        await bob.MarkReadAsync(room.Id(), 2);

        (await bob.ConversationAsync(room)).Number("unreadCount").ShouldBe(1);
        (await Pages.HistoryAsync(alice, room.Id())).ShouldAllBe(message => message.IsNull("readAt"));
        (await carol.PutAsync($"conversations/{room.Id()}/read", new { sequence = 1 })).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        (await bob.PutAsync($"conversations/{room.Id()}/read", new { sequence = 4 })).ShouldBeProblem(
            HttpStatusCode.BadRequest, "conversations.sequence_out_of_range", "sequence");
    }

    [Test]
    public async Task GetMessages_WhenSomeWentIntoRooms_ShouldCountThemAsSentAndNotAsReceived()
    {
        await alice.SayAsync(room, "From Alice");
        await bob.SayAsync(room, "From Bob");
        await alice.SendAsync(bob, "Between us");

        (await alice.GetAsync("messages/sent")).ShouldBeOk().Items().Contents().ShouldBe(["Between us", "From Alice"]);
        (await bob.GetAsync("messages")).ShouldBeOk().Items().Contents().ShouldBe(["Between us", "From Bob"]);
        (await bob.GetAsync("messages/received?count=true")).ShouldBeOk().Number("count").ShouldBe(1);
        (await alice.GetAsync($"messages?with={bob.UserName}")).ShouldBeOk().Items().Contents().ShouldBe(["Between us"]);
        (await alice.PostAsync("messages", new { content = "last 1" })).ShouldBeOk().Items().Contents().ShouldBe(["Between us"]);
    }

    [Test]
    public async Task GetMessage_WhenNoMember_ShouldNotBeFound()
    {
        var message = await alice.SayAsync(room, "Hello");

        (await carol.GetAsync($"messages/{message.Id()}")).ShouldBeProblem(HttpStatusCode.NotFound, "messages.not_found");
        (await bob.GetAsync($"messages/{message.Id()}")).ShouldBeOk();
    }

    [Test]
    public async Task GetActivity_WhenSomethingWasSaid_ShouldTellItWithoutAnotherUser()
    {
        await bob.SayAsync(room, "Hello");

        var entry = (await bob.GetAsync("activity?type=MessageSent")).ShouldBeOk().Items().ShouldHaveSingleItem();

        entry.IsNull("otherUserName").ShouldBeTrue();
    }

    [Test]
    public async Task Post_WhenMembersHaveBlockedEachOther_ShouldReachTheRoomAllTheSame()
    {
        await bob.BlockAsync(alice);

        await alice.SayAsync(room, "Hello all");

        (await Pages.HistoryAsync(bob, room.Id())).Contents().ShouldBe(["Hello all"]);
    }
}
