namespace Messaging.WebApi.FunctionalTests.Rooms;

/// <summary>What people do with rooms in tests that are about something else; each step must succeed.</summary>
internal static class RoomSteps
{
    private static int count;

    /// <summary>A name that no room has yet.</summary>
    public static string NewName() => $"Room-{Interlocked.Increment(ref count).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Opens a room.</summary>
    /// <returns>The room.</returns>
    public static async Task<JsonElement> OpenRoomAsync(this Person owner, bool isPublic = true, params Person[] members)
    {
        var room = (await owner.PostAsync("rooms", new { name = NewName(), title = "Garden club", isPublic })).ShouldBeCreated();
        foreach (var member in members)
        {
            (await owner.PutAsync($"rooms/{room.Text("name")}/members/{member.UserName}")).ShouldBeNoContent();
        }

        return room;
    }

    public static async Task JoinAsync(this Person person, JsonElement room) =>
        (await person.PutAsync($"rooms/{room.Text("name")}/members/me")).ShouldBeNoContent();

    public static async Task LeaveAsync(this Person person, JsonElement room) =>
        (await person.DeleteAsync($"rooms/{room.Text("name")}/members/me")).ShouldBeNoContent();

    /// <summary>Says something in a room.</summary>
    /// <returns>The message.</returns>
    public static async Task<JsonElement> SayAsync(this Person sender, JsonElement room, string content) =>
        (await sender.PostAsync($"conversations/{room.Id()}/messages", new { content, literal = true })).ShouldBeCreated();

    /// <summary>Shows a room as somebody sees it.</summary>
    public static async Task<JsonElement> RoomAsync(this Person reader, JsonElement room) =>
        (await reader.GetAsync($"rooms/{room.Text("name")}")).ShouldBeOk();

    /// <summary>Shows a room's conversation as a member sees it.</summary>
    public static async Task<JsonElement> ConversationAsync(this Person reader, JsonElement room) =>
        (await reader.GetAsync($"conversations/{room.Id()}")).ShouldBeOk();

    /// <summary>Names of all members, each marked where the room is theirs.</summary>
    public static async Task<IReadOnlyList<string>> MembersAsync(this Person reader, JsonElement room) =>
    [
        .. (await Pages.ReadOnAsync(reader, $"rooms/{room.Text("name")}/members?limit=100"))
            .Select(member => member.Flag("isOwner") ? $"{member.Text("userName")}*" : member.Text("userName")),
    ];
}
