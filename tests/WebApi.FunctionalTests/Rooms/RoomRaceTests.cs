using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Rooms;

internal sealed class RoomRaceTests : PeopleFixture
{
    private const int Most = 256;

    [Test]
    public async Task Join_When300ComeAtOnce_ShouldLetInExactlyAsManyAsThereIsRoomFor()
    {
        var owner = await RegisterAsync();
        var room = await owner.OpenRoomAsync();
        var crowd = await RegisterManyAsync(300);

        var replies = await Task.WhenAll(crowd.Select(person => person.PutAsync($"rooms/{room.Text("name")}/members/me")));

        replies.Count(reply => reply.Status is HttpStatusCode.NoContent).ShouldBe(Most - 1);
        foreach (var reply in replies.Where(reply => reply.Status is not HttpStatusCode.NoContent))
        {
            reply.ShouldBeProblem(HttpStatusCode.Conflict, "rooms.full");
        }

        (await owner.RoomAsync(room)).Number("memberCount").ShouldBe(Most);
        (await owner.MembersAsync(room)).Count.ShouldBe(Most);
    }

    [Test]
    public async Task CreateRoom_WhenOneNameIsWantedInManyCases_ShouldGoToExactlyOne()
    {
        var people = await RegisterManyAsync(8);
        string[] names = ["garden", "GARDEN", "Garden", "gARDEN", "GarDen", "gardeN", "GARden", "garDEN"];

        var replies = await Task.WhenAll(people.Zip(names, (person, name) => person.PostAsync("rooms", new { name, isPublic = true })));

        var room = replies.Where(reply => reply.Status is HttpStatusCode.Created).ShouldHaveSingleItem().Json;
        foreach (var reply in replies.Where(reply => reply.Status is not HttpStatusCode.Created))
        {
            reply.ShouldBeProblem(HttpStatusCode.Conflict, "rooms.name_taken");
        }

        (await Anonymous.GetAsync("rooms/garden")).ShouldBeOk().Id().ShouldBe(room.Id());
    }

    [Test]
    public async Task Post_WhenSeveralMembersWriteAtOnce_ShouldNumberWithoutAGap()
    {
        var people = await RegisterManyAsync(8);
        var room = await people[0].OpenRoomAsync(isPublic: true, [.. people.Skip(1)]);

        await Task.WhenAll(people.Select(async person =>
        {
            for (var number = 0; number < 25; number++)
            {
                await person.SayAsync(room, number.ToString(CultureInfo.InvariantCulture));
            }
        }));

        var history = await Pages.HistoryAsync(people[0], room.Id());
        history.Sequences().ShouldBe(Steps.Range(1, 200));
        foreach (var person in people)
        {
            var own = history.Where(message => string.Equals(message.Text("sender"), person.UserName, StringComparison.Ordinal));
            own.Contents().ShouldBe(Enumerable.Range(0, 25).Select(number => number.ToString(CultureInfo.InvariantCulture)));
            (await person.ConversationAsync(room)).Number("unreadCount").ShouldBe(175);
        }
    }

    [Test]
    public async Task JoinAndLeave_WhenManyComeAndGo_ShouldKeepTheCountRight()
    {
        var owner = await RegisterAsync();
        var room = await owner.OpenRoomAsync();
        var people = await RegisterManyAsync(6);

        await Task.WhenAll(people.Select(async (person, index) =>
        {
            for (var round = 0; round < 10; round++)
            {
                await person.JoinAsync(room);
                await person.LeaveAsync(room);
            }

            if (index % 2 == 0)
            {
                await person.JoinAsync(room);
            }
        }));

        (await owner.MembersAsync(room)).Count.ShouldBe(4);
        (await owner.RoomAsync(room)).Number("memberCount").ShouldBe(4);
    }
}
