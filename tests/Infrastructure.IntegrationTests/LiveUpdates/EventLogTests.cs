using System.Data.Common;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.IntegrationTests.LiveUpdates;

internal sealed class EventLogTests
{
    private TestDatabase database = null!;
    private Guid alice;
    private Guid bob;

    [SetUp]
    public async Task StartAsync()
    {
        database = await TestDatabase.StartAsync();
        alice = (await database.AddUserAsync("alice")).Id;
        bob = (await database.AddUserAsync("bob")).Id;
    }

    [TearDown]
    public async Task StopAsync() => await database.DisposeAsync();

    [Test]
    public async Task Append_WhenCommitted_ShouldNumberEachUsersEventsAndTellOfThem()
    {
        var message = (await database.SendAsync(alice, bob, "Hello")).Value;

        await AppendToParticipantsAsync(message.ConversationId, UserEvent.MessageCreated(message));
        await AppendToUserAsync(alice, UserEvent.BlockRemoved(bob, message.CreatedAt));

        var (alices, bobs) = (await ReadAsync(alice), await ReadAsync(bob));
        alices.Items.Select(item => (item.Sequence, item.Type)).ShouldBe([(1, "message.created"), (2, "block.removed")]);
        bobs.Items.Select(item => (item.Sequence, item.Type)).ShouldBe([(1, "message.created")]);
        (alices.Bounds, bobs.Bounds).ShouldBe((new EventBounds(2, 1), new EventBounds(1, 1)));
        database.Listener.Keys.ShouldBe([alice, bob, message.ConversationId, alice], ignoreOrder: true);
    }

    [Test]
    public async Task Append_WhenTheUnitThrows_ShouldLeaveNothingAndTellNobody()
    {
        var unit = database.RunAsync<Result>(async (provider, token) =>
        {
            await provider.GetRequiredService<IEventLog>().AppendAsync(alice, UserEvent.BlockRemoved(bob, DateTime.UnixEpoch), token);
            throw new InvalidOperationException("It went wrong.");
        });

        await Should.ThrowAsync<InvalidOperationException>(unit);

        (await ReadAsync(alice)).Bounds.ShouldBe(new EventBounds(0, 1));
        database.Listener.Keys.ShouldBeEmpty();
    }

    [Test]
    public async Task Append_WhenManyAtOnce_ShouldLeaveNoGap()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => AppendToUserAsync(alice, UserEvent.BlockRemoved(bob, DateTime.UnixEpoch))));

        (await ReadAsync(alice)).Items.Select(item => item.Sequence).ShouldBe(Enumerable.Range(1, 500).Select(number => (long)number));
    }

    [Test]
    public async Task Append_WhenTheUserHasNoLog_ShouldThrow() =>
        await Should.ThrowAsync<DbException>(
            AppendToUserAsync(Guid.CreateVersion7(), UserEvent.BlockRemoved(bob, DateTime.UnixEpoch)));

    private Task<EventSlice> ReadAsync(Guid userId) =>
        database.Resolve<IEventReader>().ReadAsync(userId, after: null, limit: 1000, CancellationToken.None).AsTask();

    private Task AppendToUserAsync(Guid userId, UserEvent userEvent) =>
        AppendAsync((log, token) => log.AppendAsync(userId, userEvent, token));

    private Task AppendToParticipantsAsync(Guid conversationId, UserEvent userEvent) =>
        AppendAsync((log, token) => log.AppendToParticipantsAsync(conversationId, userEvent, token));

    private async Task AppendAsync(Func<IEventLog, CancellationToken, Task> append) =>
        await database.RunAsync<Result>(async (provider, token) =>
        {
            await append(provider.GetRequiredService<IEventLog>(), token);
            return Result.Success();
        });
}
