using System.Diagnostics.Metrics;
using Messaging.WebApi.FunctionalTests.LiveUpdates;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>What the service's own metrics count, and what they leave out.</summary>
internal sealed class MetricsTests : StreamFixture
{
    private Measurements measured = null!;

    [SetUp]
    public void Listen() => measured = new Measurements(Service.Services.GetRequiredService<IMeterFactory>());

    [TearDown]
    public void StopListening() => measured.Dispose();

    [Test]
    public async Task Sent_WhenAMessageIsRepeated_ShouldCountItOnce()
    {
        var alice = await RegisterAsync();
        var message = new { recipient = alice.UserName, content = "a note", clientMessageId = Guid.CreateVersion7() };

        (await alice.PostAsync("messages", message)).ShouldBeCreated();
        (await alice.PostAsync("messages", message)).ShouldBeCreated();

        measured.Of("messages.sent").ShouldBe([(1, "direct")]);
        measured.Of("messages.refused").ShouldBeEmpty();
    }

    [Test]
    public async Task Sent_WhenItIsSaidInARoom_ShouldTellSo()
    {
        var alice = await RegisterAsync();
        var room = (await alice.PostAsync("rooms", new { name = Person.NewName(), isPublic = true })).ShouldBeCreated();

        (await alice.PostAsync($"conversations/{room.Id()}/messages", new { content = "hello" })).ShouldBeCreated();

        measured.Of("messages.sent").ShouldBe([(1, "room")]);
    }

    [Test]
    public async Task Sent_WhenTheTextIsACommand_ShouldCountNothing()
    {
        var alice = await RegisterAsync();

        (await alice.PostAsync("messages", new { content = "last 5" })).ShouldBeOk();

        measured.Of("messages.sent").ShouldBeEmpty();
        measured.Of("messages.refused").ShouldBeEmpty();
    }

    [Test]
    public async Task Refused_WhateverTheReason_ShouldTellItsCode()
    {
        var alice = await RegisterAsync();
        var bob = await RegisterAsync();
        await bob.BlockAsync(alice);

        (await alice.PostAsync("messages", new { recipient = bob.UserName, content = "hello" })).ShouldBe(HttpStatusCode.Forbidden);
        (await alice.PostAsync("messages", new { recipient = bob.UserName, content = " " })).ShouldBe(HttpStatusCode.BadRequest);
        (await alice.PostAsync($"conversations/{Guid.CreateVersion7()}/messages", new { content = "hello" })).ShouldBe(HttpStatusCode.NotFound);

        measured.Of("messages.refused").ShouldBe([(1, "messages.recipient_unavailable"), (1, "request.invalid"), (1, "conversations.not_found")]);
        measured.Of("messages.sent").ShouldBeEmpty();
    }

    [Test]
    public async Task SignIns_WhenOneFails_ShouldTellItsCode()
    {
        var alice = await RegisterAsync();

        (await alice.LoginAsync(Anonymous)).UserName.ShouldBe(alice.UserName);
        (await Anonymous.PostAsync("auth/login", new { userName = alice.UserName, password = "wrong" })).ShouldBe(HttpStatusCode.Unauthorized);

        measured.Of("sign_ins").ShouldBe([(1, null), (1, "auth.invalid_credentials")]);
    }

    [Test]
    public async Task Streams_WhenTheyOpenAndClose_ShouldBeShown()
    {
        var alice = await RegisterAsync();

        await using (var listener = await ListenAsync(alice))
        {
            measured.Ask("streams.open").ShouldBe(1);
        }

        await Poll.UntilAsync(() => measured.Ask("streams.open") is 0);
    }

    [Test]
    public async Task Events_WhenTheyHappenedBeforeTheStream_ShouldCountAsDeliveredAndNotAsLate()
    {
        var alice = await RegisterAsync();
        await alice.SendAsync(alice, "missed");
        await using var listener = await ListenAsync(alice, ("Last-Event-ID", "0"));
        (await listener.NextAsync()).Type.ShouldBe("message.created");

        await alice.SendAsync(alice, "heard");
        (await listener.NextAsync()).Type.ShouldBe("message.created");

        await Poll.UntilAsync(() => measured.Of("events.delivered").Sum(one => one.Value) is 2);
        await Poll.UntilAsync(() => measured.Of("event.lag").Count > 0);
        measured.Of("event.lag").ShouldHaveSingleItem().Value.ShouldBeGreaterThan(0);
    }

    [Test]
    public async Task Writing_WhenAMessageIsSent_ShouldBeMeasured()
    {
        var alice = await RegisterAsync();
        var before = measured.Of("unit_of_work.duration").Count;

        await alice.SendAsync(alice, "a note");

        var durations = measured.Of("unit_of_work.duration");
        durations.Count.ShouldBe(before + 1);
        durations[^1].Value.ShouldBeGreaterThan(0);
        durations[^1].Tag.ShouldBeNull();
        measured.Of("units_of_work.refused").ShouldBeEmpty();
    }

    [Test]
    [Category("SqliteFile")]
    public async Task WriteLane_WhenAMessageIsSent_ShouldBeMeasured()
    {
        var alice = await RegisterAsync();

        await alice.SendAsync(alice, "a note");

        measured.Of("write_lane.batch.size").ShouldNotBeEmpty();
        measured.Of("write_lane.batch.size").ShouldAllBe(batch => batch.Value >= 1);
        measured.Ask("write_lane.queue.length").ShouldBe(0);
    }
}
