using Messaging.Application.Common;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Persistence.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.IntegrationTests;

public sealed class SqliteWriteLaneTests
{
    [Test]
    public async Task SendAsync_WhenManyRaceIntoOneConversation_ShouldNumberThemWithoutAGap()
    {
        await using var database = await TestDatabase.StartAsync();
        var alice = await database.AddUserAsync("alice");
        var bob = await database.AddUserAsync("bob");

        var sent = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(() => number % 2 == 0
            ? database.SendAsync(alice.Id, bob.Id, $"a{number}")
            : database.SendAsync(bob.Id, alice.Id, $"b{number}"))));

        sent.Select(result => result.Value.Sequence).Order().ShouldBe(Enumerable.Range(1, 400).Select(number => (long)number));
        sent.Select(result => result.Value.ConversationId).Distinct().Count().ShouldBe(1);
        (await database.ScalarAsync("""SELECT COUNT(*) FROM "Messages" """)).ShouldBe(400);
        (await database.ScalarAsync("""SELECT "LastSequence" FROM "Conversations" """)).ShouldBe(400);
        (await database.ScalarAsync("""SELECT SUM("SentCount") FROM "Participants" """)).ShouldBe(400);
    }

    [Test]
    public async Task ExecuteAsync_WhenOneUnitThrows_ShouldHarmNoOther()
    {
        await using var database = await TestDatabase.StartAsync();
        var alice = await database.AddUserAsync("alice");
        var bob = await database.AddUserAsync("bob");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(async () =>
        {
            try
            {
                return number % 3 == 0 ? await WriteAndThrowAsync(database, number) : (await database.SendAsync(alice.Id, bob.Id, $"{number}")).Error is null;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        })));

        outcomes.Count(done => done).ShouldBe(40);
        (await database.ScalarAsync("""SELECT MAX("Sequence") FROM "Messages" """)).ShouldBe(40);
        (await database.ScalarAsync("""SELECT COUNT(*) FROM "Users" """)).ShouldBe(2);
    }

    [Test]
    [Category("SqliteFile")]
    public async Task ExecuteAsync_WhenTheQueueIsFull_ShouldRefuseAtOnceAndKeepWhatItAccepted()
    {
        await using var database = await TestDatabase.StartAsync();
        using var gate = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var blocker = database.RunAsync((_, token) =>
        {
            entered.Set();
            gate.Wait(token);
            return Task.FromResult(Result.Success());
        });
        entered.Wait();

        var waiting = Enumerable.Range(0, SqliteWriteLane.Capacity + 10)
            .Select(_ => database.RunAsync((_, _) => Task.FromResult(Result.Success())))
            .ToList();
        var refused = waiting.Count(task => task.IsCompleted);
        gate.Set();
        var results = await Task.WhenAll(waiting);

        refused.ShouldBe(10);
        results.Count(result => result.Error == RequestErrors.Busy).ShouldBe(10);
        (await blocker).Error.ShouldBeNull();
    }

    [Test]
    [Category("SqliteFile")]
    public async Task ExecuteAsync_WhenTheCallerHasGoneBeforeItsTurn_ShouldNotRunTheWork()
    {
        await using var database = await TestDatabase.StartAsync();
        using var gate = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        using var caller = new CancellationTokenSource();
        var ran = false;
        var blocker = database.RunAsync((_, token) =>
        {
            entered.Set();
            gate.Wait(token);
            return Task.FromResult(Result.Success());
        });
        entered.Wait();
        var abandoned = database.RunAsync(
            (_, _) =>
            {
                ran = true;
                return Task.FromResult(Result.Success());
            },
            caller.Token);

        await caller.CancelAsync();
        gate.Set();

        await Should.ThrowAsync<TaskCanceledException>(() => abandoned);
        (await blocker).Error.ShouldBeNull();
        ran.ShouldBeFalse();
    }

    [Test]
    [Category("SqliteFile")]
    public async Task StopAsync_WhenWorkIsWaiting_ShouldFinishItAndTakeNothingMore()
    {
        await using var database = await TestDatabase.StartAsync();
        var alice = await database.AddUserAsync("alice");
        var bob = await database.AddUserAsync("bob");
        var waiting = Enumerable.Range(0, 200).Select(number => database.SendAsync(alice.Id, bob.Id, $"{number}")).ToList();

        await database.StopAsync();
        var late = await database.SendAsync(alice.Id, bob.Id, "late");

        (await Task.WhenAll(waiting)).ShouldAllBe(result => result.Error == null);
        late.Error.ShouldBe(RequestErrors.Busy);
        (await database.ScalarAsync("""SELECT COUNT(*) FROM "Messages" """)).ShouldBe(200);
    }

    [Test]
    public async Task ExecuteAsync_WhenAUnitRefuses_ShouldCommitWhatItRecorded()
    {
        await using var database = await TestDatabase.StartAsync();
        var user = User.Register(UtcTime.NewId(TimeProvider.System.UtcNow()), "carol", null, [], TimeProvider.System.UtcNow());

        var result = await database.RunAsync<Result>(async (provider, token) =>
        {
            await provider.GetRequiredService<IUserRepository>().TryAddAsync(user, "hash", token);
            return UserErrors.NotFound;
        });

        result.Error.ShouldBe(UserErrors.NotFound);
        (await database.ScalarAsync("""SELECT COUNT(*) FROM "Users" """)).ShouldBe(1);
    }

    [Test]
    public async Task ExecuteAsync_WhenTheWorkReadsAmbientValues_ShouldSeeThoseOfItsCaller()
    {
        await using var database = await TestDatabase.StartAsync();
        var ambient = new AsyncLocal<int>();

        var seen = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(async () =>
        {
            ambient.Value = number;
            return (await database.RunAsync<Result<int>>((_, _) => Task.FromResult<Result<int>>(ambient.Value))).Value == number;
        })));

        seen.ShouldAllBe(same => same);
    }

    private static async Task<bool> WriteAndThrowAsync(TestDatabase database, int number)
    {
        var now = TimeProvider.System.UtcNow();
        var user = User.Register(UtcTime.NewId(now), $"broken{number}", null, [], now);
        await database.RunAsync<Result>(async (provider, token) =>
        {
            await provider.GetRequiredService<IUserRepository>().TryAddAsync(user, "hash", token);
            throw new InvalidDataException("planted");
        });
        return true;
    }
}
