using System.Globalization;
using Messaging.Application.Authentication;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.IntegrationTests.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Identity;

/// <summary>Whoever comes from where they never signed in, while others guess at their account.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class NewcomerTests
{
    private const string Hotel = "198.51.100.7";
    private const string Neighbour = "198.51.100.200";
    private const string Elsewhere = "192.0.2.7";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);
    private static readonly Guid Alice = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private readonly ManualTime time = new();
    private readonly LoginThrottle throttle;

    public NewcomerTests() => throttle = new LoginThrottle(new LoginThrottleSettings(IsEnabled: true), new FakeSignInHistory(), new NoGuessExchange(), time);

    [TestCase("alice")]
    [TestCase("nobody")]
    public async Task BeginAsync_WhileManyAddressesGoOnGuessing_ShouldLetANewcomerInAfterTheOneWait(string userName)
    {
        await AttackAsync(userName, rounds: 8);
        (await WaitAsync(Hotel, userName)).ShouldBe(FirstWait);

        for (var second = 0; second < FirstWait.TotalSeconds; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await AttackAsync(userName, rounds: 1);
        }

        (await WaitAsync(Hotel, userName)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhileANewcomerWaits_ShouldNotLengthenTheWaitByAsking()
    {
        await AttackAsync();
        for (var minute = 0; minute < 5; minute++)
        {
            (await WaitAsync(Hotel)).ShouldBe(FirstWait - TimeSpan.FromMinutes(minute));
            time.Advance(TimeSpan.FromSeconds(59.5));
            await AttackAsync(rounds: 1);
            time.Advance(TimeSpan.FromSeconds(0.5));
            await AttackAsync(rounds: 1);
        }

        (await WaitAsync(Hotel)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenANewcomerHasTried_ShouldMakeTheWholeNetworkWaitAnew()
    {
        await AttackAsync();
        await WaitAsync(Hotel);
        await PassAsync(FirstWait);
        var attempt = await BeginAsync(Hotel);
        attempt.Wait.ShouldBeNull();
        attempt.HasWaited.ShouldBeTrue();
        (await WaitAsync(Neighbour)).ShouldBe(TimeSpan.FromSeconds(5), "one at a time");

        throttle.End(attempt, succeeded: false);

        (await WaitAsync(Hotel)).ShouldBe(2 * FirstWait);
        (await WaitAsync(Neighbour)).ShouldBe(2 * FirstWait);
        (await WaitAsync(Elsewhere)).ShouldBe(FirstWait);
    }

    [Test]
    public async Task BeginAsync_WhenANewcomerGoesOnGuessing_ShouldDoubleTheWaitUpToAnHour()
    {
        await AttackAsync();
        var waits = new List<double>();
        while (waits.Count < 7)
        {
            var wait = (await WaitAsync(Hotel)).ShouldNotBeNull();
            waits.Add(wait.TotalMinutes);
            await PassAsync(wait);
            throttle.End(await BeginAsync(Hotel), succeeded: false);
        }

        waits.ShouldBe([5, 10, 20, 40, 60, 60, 60]);
    }

    [Test]
    public async Task BeginAsync_WhenANewcomersAttemptCameToNothing_ShouldLetThemTryAgainSoon()
    {
        await AttackAsync();
        await WaitAsync(Hotel);
        await PassAsync(FirstWait);
        await BeginAsync(Hotel);

        await PassAsync(TimeSpan.FromSeconds(5));

        (await WaitAsync(Hotel)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenANewcomerComesBackTooLate_ShouldBeginAnew()
    {
        await AttackAsync();
        await WaitAsync(Hotel);

        await PassAsync(FirstWait + TimeSpan.FromHours(1));

        (await WaitAsync(Hotel)).ShouldBe(FirstWait);
    }

    [Test]
    public async Task End_WhenNewcomersGuessedWrong_ShouldNotKeepTheAccountCountedLonger()
    {
        await AttackAsync();
        await WaitAsync(Hotel);
        await PassAsync(FirstWait);
        var before = await WaitAsync(Elsewhere);
        throttle.End(await BeginAsync(Hotel), succeeded: false);

        // One of the account's is forgotten in a minute, so that the turn is free for anybody.
        time.Advance(TimeSpan.FromMinutes(1));

        before.ShouldNotBeNull();
        (await BeginAsync(Elsewhere)).ShouldSatisfyAllConditions(
            attempt => attempt.Wait.ShouldBeNull(),
            attempt => attempt.HasWaited.ShouldBeFalse());
    }

    private async Task PassAsync(TimeSpan wait)
    {
        // The attackers take every turn that the account gives to all together.
        for (var passed = TimeSpan.Zero; passed < wait; passed += TimeSpan.FromSeconds(1))
        {
            time.Advance(TimeSpan.FromSeconds(Math.Min(1, (wait - passed).TotalSeconds)));
            await AttackAsync(rounds: 1);
        }
    }

    // Each round is a guess from each of twenty networks.
    private async Task AttackAsync(string userName = "alice", int rounds = 8)
    {
        for (var guess = 0; guess < rounds * 20; guess++)
        {
            var attempt = await BeginAsync(string.Create(CultureInfo.InvariantCulture, $"203.0.{guess % 20}.1"), userName);
            if (attempt.Wait is null)
            {
                throttle.End(attempt, succeeded: false);
            }
        }
    }

    private Task<LoginAttempt> BeginAsync(string address, string userName = "alice") =>
        throttle.BeginAsync(userName, userName is "alice" ? Alice : null, address, CancellationToken.None);

    private async Task<TimeSpan?> WaitAsync(string address, string userName = "alice") => (await BeginAsync(address, userName)).Wait;
}
