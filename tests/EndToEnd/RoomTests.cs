using static Microsoft.Playwright.Assertions;

namespace Messaging.EndToEnd;

/// <summary>Rooms, and the lobby as strangers see it.</summary>
internal sealed class RoomTests : BrowserFixture
{
    [Test]
    public async Task Lobby_WithoutAnAccount_ShouldBeReadableAndLiveAndSayWhyNothingCanBeSent()
    {
        var alice = await RegisterAsync();
        var (member, stranger) = (await OpenAsync(alice), await OpenAsync());
        await Expect(stranger.Page.GetByText("Nobody has said anything yet")).ToBeVisibleAsync();
        await member.GoAsync("#/room/lobby");
        await member.Button("Join").ClickAsync();

        await member.SayAsync("Welcome, strangers");

        await stranger.ShowsAsync("Welcome, strangers");
        await stranger.SayAsync("Hello");
        await Expect(stranger.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Can't send message: sign in first" })).ToBeVisibleAsync();
        await Expect(stranger.Composer).ToHaveValueAsync("Hello");
        await stranger.ShowsAsync("Welcome, strangers");
    }

    [Test]
    public async Task Lobby_WhenItCannotBeLoadedAtFirst_ShouldComeByItselfAndLeaveWhatWasFilledIn()
    {
        var stranger = await OpenAsync();
        await stranger.Page.RouteAsync("**/api/v1/rooms/lobby", route => route.AbortAsync());
        await stranger.Page.ReloadAsync();
        await Expect(stranger.Page.GetByText("This could not be loaded")).ToBeVisibleAsync();
        await stranger.Page.GetByLabel("User name").FillAsync("octavia");

        await stranger.Page.UnrouteAsync("**/api/v1/rooms/lobby");

        await Expect(stranger.Composer).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(stranger.Page.GetByLabel("User name")).ToHaveValueAsync("octavia");
    }

    [Test]
    public async Task Room_WhenMadeJoinedAndLeft_ShouldReachItsMembersAlone()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var (left, right) = (await OpenAsync(alice), await OpenAsync(bob));
        await left.GoAsync("#/rooms");
        await left.Page.GetByLabel("Name").FillAsync("harbour");
        await left.Page.GetByLabel("Title (optional)").FillAsync("The harbour");
        await left.Button("Create the room").ClickAsync();
        await Expect(left.Page.GetByRole(AriaRole.Heading, new() { Name = "The harbour" })).ToBeVisibleAsync();
        await left.SayAsync("First");

        await right.GoAsync("#/rooms");
        await right.Button("Join The harbour").ClickAsync();

        await right.ShowsAsync("First");
        await right.SayAsync("Second");
        await left.ShowsAsync("First", "Second");
        await Expect(right.Conversations).ToHaveCountAsync(1);
        await right.Button("Leave this room").ClickAsync();
        await right.Button("Leave").ClickAsync();
        await Expect(right.Conversations).ToHaveCountAsync(0);
        await Expect(right.Button("Join")).ToBeVisibleAsync();
        await left.SayAsync("Third");
        await right.ShowsAsync("First", "Second", "Third");
    }

    [Test]
    public async Task PrivateRoom_WhenSomebodyIsLetIn_ShouldAppearInTheirList()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var (left, right) = (await OpenAsync(alice), await OpenAsync(bob));
        await left.GoAsync("#/rooms");
        await left.Page.GetByLabel("Name").FillAsync("vault");
        await left.Page.GetByText("Members alone", new() { Exact = true }).ClickAsync();
        await left.Button("Create the room").ClickAsync();
        await Expect(left.Composer).ToBeVisibleAsync();

        await left.Button("Members").ClickAsync();
        await left.Page.GetByLabel("Name of somebody to let in").FillAsync(bob.UserName);
        await left.Button("Let in").ClickAsync();

        await right.Conversations.First.ClickAsync();
        await right.SayAsync("Thank you");
        await left.Button("Close").ClickAsync();
        await left.ShowsAsync("Thank you");
    }

    [Test]
    public async Task PrivateRoom_WhenSomebodyIsTakenOutWhileItIsOpen_ShouldSaySoAndOfferNoWayIn()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        (await alice.PostAsync("rooms", new { name = "cellar", isPublic = false })).ShouldBeCreated();
        await alice.PutAsync($"rooms/cellar/members/{bob.UserName}");
        var chat = await OpenAsync(bob);
        await chat.GoAsync("#/room/cellar");
        await Expect(chat.Composer).ToBeVisibleAsync();

        await alice.DeleteAsync($"rooms/cellar/members/{bob.UserName}");

        await Expect(chat.Page.GetByText("You are no longer a member of this room.")).ToBeVisibleAsync();
        await Expect(chat.Button("Join")).ToHaveCountAsync(0);
        await Expect(chat.Composer).ToHaveCountAsync(0);
        await chat.Link("Back to all conversations").ClickAsync();
        await Expect(chat.Page.GetByText("No conversations yet")).ToBeVisibleAsync();
    }
}
