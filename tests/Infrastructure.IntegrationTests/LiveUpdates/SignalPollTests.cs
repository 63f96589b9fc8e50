using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messaging.Infrastructure.IntegrationTests.LiveUpdates;

/// <summary>An instance that is told nothing and looks for itself, on the database of another that writes.</summary>
internal sealed class SignalPollTests
{
    private readonly RecordingListener listener = new();
    private TestDatabase database = null!;
    private SignalPoll poll = null!;
    private Guid alice;
    private Guid bob;

    [SetUp]
    public async Task StartAsync()
    {
        listener.Keys.Clear();
        listener.Wanted.Clear();
        database = await TestDatabase.StartAsync();
        alice = (await database.AddUserAsync("alice")).Id;
        bob = (await database.AddUserAsync("bob")).Id;
        poll = new SignalPoll(
            new LiveSignals([listener], new NoSignalExchange()),
            database.Resolve<IDbContextFactory<MessagingDbContext>>(),
            database.Resolve<IDatabaseOutages>(),
            TimeProvider.System,
            NullLogger<SignalPoll>.Instance);
    }

    [TearDown]
    public async Task StopAsync()
    {
        poll.Dispose();
        await database.DisposeAsync();
    }

    [Test]
    public async Task LookAsync_WhenAUserOrARoomHasChanged_ShouldTellOfThatOneAlone()
    {
        var conversation = (await database.SendAsync(alice, bob, "Hello")).Value.ConversationId;
        listener.Wanted.Enqueue(alice);
        listener.Wanted.Enqueue(bob);
        listener.Wanted.Enqueue(conversation);
        await poll.LookAsync(CancellationToken.None);
        listener.Keys.ShouldBe([alice, bob, conversation], ignoreOrder: true);
        listener.Keys.Clear();

        await poll.LookAsync(CancellationToken.None);
        listener.Keys.ShouldBeEmpty();

        await AppendAsync(bob);
        await poll.LookAsync(CancellationToken.None);
        listener.Keys.ShouldBe([bob]);
        listener.Keys.Clear();

        await database.SendAsync(alice, bob, "Are you there?");
        await poll.LookAsync(CancellationToken.None);
        listener.Keys.ShouldBe([conversation]);
    }

    [Test]
    public async Task LookAsync_WhenNobodyListensToIt_ShouldNotTellOfIt()
    {
        listener.Wanted.Enqueue(bob);
        await poll.LookAsync(CancellationToken.None);
        listener.Keys.Clear();

        await AppendAsync(alice);
        await poll.LookAsync(CancellationToken.None);

        listener.Keys.ShouldBeEmpty();
    }

    [Test]
    public async Task LookAsync_WhenThereAreMoreThanOneQueryTakes_ShouldLookAtAll()
    {
        foreach (var _ in Enumerable.Range(0, 600))
        {
            listener.Wanted.Enqueue(Guid.CreateVersion7());
        }

        listener.Wanted.Enqueue(alice);

        await poll.LookAsync(CancellationToken.None);

        listener.Keys.ShouldBe([alice]);
    }

    private async Task AppendAsync(Guid userId) => await database.RunAsync<Result>(async (provider, token) =>
    {
        var log = provider.GetRequiredService<Application.LiveUpdates.IEventLog>();
        await log.AppendAsync(userId, UserEvent.BlockRemoved(alice, DateTime.UnixEpoch), token);
        return Result.Success();
    });
}
