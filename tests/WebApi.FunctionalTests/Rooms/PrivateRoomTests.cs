namespace Messaging.WebApi.FunctionalTests.Rooms;

internal sealed class PrivateRoomTests : PeopleFixture
{
    private Person alice = null!;
    private Person outsider = null!;
    private JsonElement room;
    private JsonElement message;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        alice = await RegisterAsync();
        outsider = await RegisterAsync();
        room = await alice.OpenRoomAsync(isPublic: false);
        message = await alice.SayAsync(room, "Secret");
    }

    [Test]
    public async Task Outsider_WhicheverWayTheyCome_ShouldFindNothing()
    {
        var path = $"rooms/{room.Text("name")}";
        var conversation = $"conversations/{room.Id()}";

        (await outsider.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await outsider.GetAsync($"{path}/members")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await outsider.PutAsync($"{path}/members/me")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await outsider.PutAsync($"{path}/members/{outsider.UserName}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await outsider.DeleteAsync($"{path}/members/me")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await outsider.DeleteAsync($"{path}/members/{alice.UserName}")).ShouldBeProblem(HttpStatusCode.NotFound, "rooms.not_found");
        (await outsider.GetAsync(conversation)).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        (await outsider.GetAsync($"{conversation}/messages")).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        (await outsider.PutAsync($"{conversation}/read", new { sequence = 1 })).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        (await outsider.GetAsync($"messages/{message.Id()}")).ShouldBeProblem(HttpStatusCode.NotFound, "messages.not_found");
    }

    [TestCase("Hello")]
    [TestCase("last 5")]
    [TestCase("last 500")]
    public async Task Outsider_WhenWriting_ShouldFindNothing(string content) =>
        (await outsider.PostAsync($"conversations/{room.Id()}/messages", new { content }))
            .ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");

    [Test]
    public async Task Outsider_WhenTheIdWasUsedElsewhere_ShouldLearnNothingByIt()
    {
        var body = new { content = "Hello", clientMessageId = Guid.Parse("0195e2c1-7b19-7d00-b000-2a3b4c5d6e7f") };
        (await outsider.PostAsync("messages", new { recipient = outsider.UserName, body.content, body.clientMessageId })).ShouldBeCreated();

        (await outsider.PostAsync($"conversations/{room.Id()}/messages", body)).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }

    [Test]
    public async Task Lists_WhenAnOutsiderReads_ShouldLeaveItOut()
    {
        var rooms = (await outsider.GetAsync("rooms?limit=100&count=true")).ShouldBeOk();

        rooms.Items().Select(item => item.Id()).ShouldNotContain(room.Id());
        rooms.Number("count").ShouldBe(rooms.Items().Count);
        (await Pages.ReadOnAsync(alice, "rooms")).Select(item => item.Id()).ShouldContain(room.Id());
        (await outsider.GetAsync("conversations")).ShouldBeOk().GetRawText().ShouldNotContain(room.Id().ToString());
    }

    [Test]
    public async Task Answers_WhetherTheRoomIsPrivateOrMissing_ShouldBeTheSame()
    {
        var hidden = (await outsider.GetAsync($"rooms/{room.Text("name")}")).Json;
        var missing = (await outsider.GetAsync("rooms/nowhere")).Json;

        foreach (var member in new[] { "type", "title", "detail", "code" })
        {
            hidden.Text(member).ShouldBe(missing.Text(member));
        }
    }
}
