using Messaging.WebApi.FunctionalTests.Authentication;
using Messaging.WebApi.LiveUpdates;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

internal sealed class StreamEndTests : ManualTimeFixture
{
    [Test]
    public async Task Stream_WhenTheSessionIsLeft_ShouldEnd()
    {
        var alice = await RegisterAsync();
        await using var stream = await ListenAsync(alice);

        (await alice.PostAsync("auth/logout")).ShouldBeNoContent();

        (await stream.EndAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Stream_WhenThePasswordIsChanged_ShouldEndOnTheOtherDevices()
    {
        var alice = await RegisterAsync();
        var phone = await alice.LoginAsync(Anonymous);
        await using var here = await ListenAsync(alice);
        await using var there = await ListenAsync(phone);

        (await alice.PutAsync("auth/password", new { currentPassword = alice.Password, newPassword = "another horse battery" })).ShouldBeNoContent();

        (await there.EndAsync()).ShouldBeEmpty();
        await alice.SendAsync(alice, "still here");
        (await here.NextAsync()).Json.Text("content").ShouldBe("still here");
    }

    [Test]
    public async Task Stream_WhenTheSessionIsEndedByAnotherProcess_ShouldEnd()
    {
        var alice = await RegisterAsync();
        await using var stream = await ListenAsync(alice);

        (await Folder.Database.ExecuteAsync(
            """UPDATE "Sessions" SET "RevokedAt" = @time WHERE "UserId" = (SELECT "Id" FROM "Users" WHERE "UserName" = @name)""",
            ("@time", DateTime.UnixEpoch),
            ("@name", alice.UserName))).ShouldBe(1);

        (await stream.EndAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Stream_WhenTheAccessTokenRunsOut_ShouldEnd()
    {
        var alice = await RegisterAsync();
        await using var stream = await ListenAsync(alice);

        Advance(TimeSpan.FromMinutes(10));

        (await stream.EndAsync()).ShouldAllBe(item => item.Type == "ping");
    }

    [Test]
    public async Task Stream_WhenNothingHappensFor15Seconds_ShouldShowThatItIsAlive()
    {
        var alice = await RegisterAsync();
        await alice.SendAsync(alice, "one");
        await using var stream = await ListenAsync(alice);

        for (var ping = 1; ping <= 3; ping++)
        {
            Advance(TimeSpan.FromSeconds(15));

            (await stream.NextAsync()).ShouldBe(new Told("1", "ping", """{"sequence":1}"""));
        }
    }

    [Test]
    public async Task Stream_WhenItIsTheEleventh_ShouldCloseTheOldest()
    {
        var alice = await RegisterAsync();
        var streams = new List<Listener>();
        for (var number = 1; number <= 12; number++)
        {
            streams.Add(await ListenAsync(alice));
        }

        (await streams[0].EndAsync()).ShouldBeEmpty();
        (await streams[1].EndAsync()).ShouldBeEmpty();
        streams[1].Retry.ShouldBe(TimeSpan.FromSeconds(30));
        await alice.SendAsync(alice, "to the rest");
        foreach (var stream in streams.Skip(2))
        {
            (await stream.NextAsync()).Json.Text("content").ShouldBe("to the rest");
        }

        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    [Test]
    public async Task Stream_WhenTheClientHangsUp_ShouldLeaveRoomForOthers()
    {
        var alice = await RegisterAsync();
        for (var number = 1; number <= 30; number++)
        {
            await (await ListenAsync(alice)).DisposeAsync();
        }

        await using var last = await ListenAsync(alice);
        await alice.SendAsync(alice, "after all");

        (await last.NextAsync()).Json.Text("content").ShouldBe("after all");
    }

    [Test]
    public async Task Stream_WhenTheClientDoesNotRead_ShouldBeDroppedAndMissNothingLater()
    {
        const int Messages = 400;
        var alice = await RegisterAsync();
        using var deaf = await Operations.RawConnection.OpenAsync(BaseAddress);
        await deaf.WriteAsync(
            $"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer {alice.AccessToken}\r\n\r\n");
        (await deaf.ReadHeadAsync()).ShouldStartWith("HTTP/1.1 200 ");
        var content = string.Concat(Enumerable.Repeat("\ud83c\udf5c", 5000));
        for (var number = 1; number <= Messages; number++)
        {
            await alice.SendAsync(alice, content);
        }

        var isCut = false;
        await Poll.UntilAsync(() =>
        {
            Advance(TimeSpan.FromSeconds(1));
            isCut = !Service.Services.GetRequiredService<StreamRegistry>().All.Any();
            return isCut;
        });

        isCut.ShouldBeTrue();
        alice = await alice.LoginAsync(Anonymous);
        await using var again = await Listener.OpenAsync(BaseAddress, alice.AccessToken, "events?after=0");
        (await again.NextAsync(Messages)).Select(item => item.Json.Number("sequence")).ShouldBe(Steps.Range(1, Messages));
    }

    private Task<Listener> ListenAsync(Person person) => Listener.OpenAsync(BaseAddress, person.AccessToken);
}
