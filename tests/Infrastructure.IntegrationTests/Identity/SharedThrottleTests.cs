using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.IntegrationTests.Tokens;
using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messaging.Infrastructure.IntegrationTests.Identity;

/// <summary>Several instances that count wrong passwords together.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SharedThrottleTests
{
    private const string Home = "192.0.2.1";
    private const int FreeOfPair = 10;

    private static readonly TimeSpan Forgetting = TimeSpan.FromMinutes(5);

    private readonly ManualTime time = new();
    private readonly List<Instance> instances = [];
    private TestDatabase database = null!;

    [SetUp]
    public async Task StartAsync()
    {
        database = await TestDatabase.StartAsync();
        AddInstance();
        AddInstance();
    }

    [TearDown]
    public async Task StopAsync()
    {
        instances.ForEach(instance => instance.Exchange.Dispose());
        await database.DisposeAsync();
    }

    [Test]
    public async Task Guess_WhenSpreadOverInstances_ShouldBeCountedTogether()
    {
        for (var guess = 0; guess < FreeOfPair; guess++)
        {
            (await TryAsync(instances[guess % 2], succeeds: false)).ShouldBeTrue();
            await ExchangeAsync();
        }

        (await TryAsync(instances[0], succeeds: true)).ShouldBeFalse();
        (await TryAsync(instances[1], succeeds: true)).ShouldBeFalse();
    }

    [Test]
    public async Task Guess_WhenEveryTurnIsUsedOnAllInstancesAtOnce_ShouldGiveNoMoreGuessesInTheLongRun()
    {
        var (step, end) = (TimeSpan.FromSeconds(30), TimeSpan.FromHours(8));
        var guesses = 0;
        for (var passed = TimeSpan.Zero; passed < end; passed += step)
        {
            foreach (var instance in instances)
            {
                guesses += await TryAsync(instance, succeeds: false) ? 1 : 0;
            }

            await ExchangeAsync();
            time.Advance(step);
        }

        guesses.ShouldBeLessThanOrEqualTo((2 * FreeOfPair) + (int)(end / Forgetting));
    }

    [Test]
    public async Task Guess_WhenManyInstancesTellOfMany_ShouldStillEnd()
    {
        for (var guess = 0; guess < 200; guess++)
        {
            await TryAsync(instances[0], succeeds: false, address: $"192.0.2.{guess}");
            instances[0].Queue.Tell(GuessKeys.Of("alice", Home), PasswordVerdict.Wrong);
        }

        await ExchangeAsync();

        (await instances[1].Throttle.BeginAsync("alice", userId: null, Home, CancellationToken.None)).Wait!.Value
            .ShouldBeLessThanOrEqualTo(GuessCount.MostTurns * Forgetting);
    }

    [Test]
    public async Task Login_WhenItSucceedsElsewhere_ShouldClearTheCountHere()
    {
        for (var guess = 1; guess < FreeOfPair; guess++)
        {
            await TryAsync(instances[0], succeeds: false);
        }

        await ExchangeAsync();
        await TryAsync(instances[0], succeeds: true);
        await ExchangeAsync();

        for (var guess = 0; guess < FreeOfPair; guess++)
        {
            (await TryAsync(instances[1], succeeds: false)).ShouldBeTrue();
        }
    }

    [Test]
    public async Task Start_WhenOthersHaveCounted_ShouldKnowWhatTheyCounted()
    {
        for (var guess = 0; guess < FreeOfPair; guess++)
        {
            await TryAsync(instances[0], succeeds: false);
        }

        await ExchangeAsync();

        (await TryAsync(AddInstance(), succeeds: false)).ShouldBeTrue();
        await ExchangeAsync();
        (await TryAsync(instances[2], succeeds: false)).ShouldBeFalse();
    }

    [Test]
    public async Task Exchange_WhenTheSameIsReadAgain_ShouldCountItOnce()
    {
        await TryAsync(instances[0], succeeds: false);
        for (var round = 0; round < FreeOfPair; round++)
        {
            await ExchangeAsync();
            time.Advance(TimeSpan.FromSeconds(1));
        }

        (await TryAsync(instances[1], succeeds: false)).ShouldBeTrue();
    }

    [Test]
    public async Task DeleteOld_WhenItNoLongerMatters_ShouldLeaveNothing()
    {
        await TryAsync(instances[0], succeeds: false);
        await ExchangeAsync();
        (await instances[0].Exchange.DeleteOldAsync(CancellationToken.None)).ShouldBe(0);
        time.Advance(TimeSpan.FromMinutes(11));

        (await instances[0].Exchange.DeleteOldAsync(CancellationToken.None)).ShouldBe(1);
    }

    private static async Task<bool> TryAsync(Instance instance, bool succeeds, string address = Home)
    {
        var attempt = await instance.Throttle.BeginAsync("alice", userId: null, address, CancellationToken.None);
        if (attempt.Wait is not null)
        {
            return false;
        }

        instance.Throttle.End(attempt, succeeds);
        return true;
    }

    // Twice: the first to read may have read before the last has written.
    private async Task ExchangeAsync()
    {
        foreach (var instance in instances.Concat(instances))
        {
            await instance.Exchange.ExchangeAsync(CancellationToken.None);
        }
    }

    private Instance AddInstance()
    {
        var settings = new LoginThrottleSettings(IsEnabled: true);
        var queue = new GuessQueue(time);
        var throttle = new LoginThrottle(settings, new FakeSignInHistory(), queue, time);
        var contexts = database.Resolve<IDbContextFactory<MessagingDbContext>>();
        var instance = new Instance(
            throttle,
            queue,
            new GuessExchange(queue, throttle, settings, contexts, database.Resolve<IDatabaseOutages>(), time, NullLogger<GuessExchange>.Instance));
        instances.Add(instance);
        return instance;
    }

    private sealed record Instance(LoginThrottle Throttle, GuessQueue Queue, GuessExchange Exchange);
}
