namespace Messaging.WebApi.FunctionalTests.Rooms;

internal sealed class LobbyStartTests
{
    [Test]
    public async Task Lobby_WhenTheServiceStartsAgain_ShouldBeTheSameRoomWithWhatWasSaidInIt()
    {
        using var folder = new DataFolder();
        JsonElement lobby;
        await using (var first = TestService.Start(folder))
        {
            var alice = await Person.RegisterAsync(first.Client);
            lobby = (await first.Client.GetAsync("rooms/lobby")).ShouldBeOk();
            await alice.JoinAsync(lobby);
            await alice.SayAsync(lobby, "Still here");
        }

        await using var second = TestService.Start(folder);

        var rooms = (await second.Client.GetAsync("rooms")).ShouldBeOk().Items();
        rooms.ShouldHaveSingleItem().Id().ShouldBe(lobby.Id());
        (await second.Client.GetAsync($"conversations/{lobby.Id()}/messages")).ShouldBeOk().Items().Contents().ShouldBe(["Still here"]);
    }

    [Test]
    public async Task Lobby_WhenTwoProcessesStartAtOnce_ShouldBeOneRoom()
    {
        using var folder = new DataFolder(isEmpty: true);
        await using var one = ServiceProcess.Launch(folder);
        await using var other = ServiceProcess.Launch(folder);

        using var first = await one.ConnectAsync();
        using var second = await other.ConnectAsync();

        var rooms = (await first.GetAsync("rooms")).ShouldBeOk().Items();
        (await second.GetAsync("rooms/lobby")).ShouldBeOk().Id().ShouldBe(rooms.ShouldHaveSingleItem().Id());
    }
}
