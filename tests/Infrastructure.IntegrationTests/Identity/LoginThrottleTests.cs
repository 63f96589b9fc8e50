using System.Globalization;
using Messaging.Application.Authentication;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.IntegrationTests.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Identity;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LoginThrottleTests
{
    private const string Home = "192.0.2.7";
    private const string Elsewhere = "198.51.100.1";

    private static readonly Guid Alice = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static readonly Dictionary<string, Guid> Accounts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["alice"] = Alice,
        ["mallory"] = new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
    };

    private readonly ManualTime time = new();
    private readonly FakeSignInHistory history = new();

    [Test]
    public async Task BeginAsync_WhenTenPasswordsWereWrong_ShouldLetTheNextWait()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 9);
        (await WaitAsync(throttle)).ShouldBeNull();
        await FailAsync(throttle, times: 1);

        (await WaitAsync(throttle)).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Test]
    public async Task BeginAsync_WhenGuessesGoOn_ShouldDoubleTheWaitUpToFiveMinutes()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 10);
        var waits = new List<double>();

        while (waits.Count < 12)
        {
            var wait = (await WaitAsync(throttle)).ShouldNotBeNull();
            waits.Add(wait.TotalSeconds);
            time.Advance(wait);
            await FailAsync(throttle, times: 1);
        }

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256, 256]);
    }

    [Test]
    public async Task BeginAsync_WhenADayIsSpentGuessing_ShouldLetPassFewerThan310Passwords()
    {
        var throttle = Throttle();
        var guesses = 0;

        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromDays(1);)
        {
            var wait = await WaitAsync(throttle);
            if (wait is null)
            {
                await FailAsync(throttle, times: 1);
                guesses++;
            }

            time.Advance(wait ?? TimeSpan.Zero);
            passed += wait ?? TimeSpan.Zero;
        }

        guesses.ShouldBeInRange(200, 309);
    }

    [Test]
    public async Task BeginAsync_WhileOneHasToWait_ShouldNotLengthenTheWaitByAsking()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 12);

        for (var ask = 0; ask < 100; ask++)
        {
            (await WaitAsync(throttle)).ShouldBe(TimeSpan.FromSeconds(4));
        }

        time.Advance(TimeSpan.FromSeconds(4));
        (await WaitAsync(throttle)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenNobodyHasTheName_ShouldTreatItLikeAnyOther()
    {
        var known = await WaitsAsync("alice");
        var unknown = await WaitsAsync("nobody");
        var impossible = await WaitsAsync(new string('n', 50_000));

        unknown.ShouldBe(known);
        impossible.ShouldBe(known);
        known[^1].ShouldNotBeNull();
    }

    [Test]
    public async Task BeginAsync_WhateverTheCaseOfTheName_ShouldCountItAsOne()
    {
        var throttle = Throttle();
        await FailAsync(throttle, "alice", times: 5);
        await FailAsync(throttle, "ALICE", times: 5);

        (await WaitAsync(throttle, "Alice")).ShouldNotBeNull();
        (await WaitAsync(throttle, "alicia")).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenAStrangerGuessesFromOneAddress_ShouldNotHoldUpAnyOther()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 50, address: Elsewhere);

        (await WaitAsync(throttle, address: Elsewhere)).ShouldNotBeNull();
        (await WaitAsync(throttle, address: Home)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhileStrangersGuessFromManyAddresses_ShouldLetTheOwnerInWhereTheySignedInBefore()
    {
        history.Add(Alice, Home);
        var throttle = Throttle();
        await FailFromManyAddressesAsync(throttle, count: 300);

        (await WaitAsync(throttle, address: "203.0.113.99")).ShouldNotBeNull("a stranger waits");
        var attempt = await BeginAsync(throttle, "alice", Home);

        attempt.Wait.ShouldBeNull();
        attempt.IsRecognised.ShouldBeTrue();
    }

    [Test]
    public async Task BeginAsync_WhenStrangersHaveGuessedFromManyAddresses_ShouldLetOneAMinuteTry()
    {
        var throttle = Throttle();
        await FailFromManyAddressesAsync(throttle, count: 300);

        (await WaitAsync(throttle, address: "203.0.113.99")).ShouldNotBeNull();
        time.Advance(TimeSpan.FromMinutes(1));

        (await WaitAsync(throttle, address: "203.0.113.99")).ShouldBeNull();
        (await WaitAsync(throttle, address: "203.0.113.98")).ShouldNotBeNull("only one has the turn");
    }

    [Test]
    public async Task BeginAsync_WhenOneAddressGuessesAtManyAccounts_ShouldHoldItUpButNotWhoeverSignedInThereBefore()
    {
        history.Add(Alice, Elsewhere);
        var throttle = Throttle();
        for (var number = 0; number < 150; number++)
        {
            await FailAsync(throttle, $"victim-{number}", times: 1, address: Elsewhere);
        }

        (await WaitAsync(throttle, "bob", address: Elsewhere)).ShouldBe(TimeSpan.FromSeconds(10));
        (await WaitAsync(throttle, "alice", address: Elsewhere)).ShouldBeNull();
        (await WaitAsync(throttle, "bob", address: Home)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenTheOwnersOwnAddressGuesses_ShouldHoldItUpToo()
    {
        history.Add(Alice, Home);
        var throttle = Throttle();
        await FailAsync(throttle, times: 10, address: Home);

        (await WaitAsync(throttle, address: Home)).ShouldNotBeNull();
    }

    [Test]
    public async Task End_WhenThePasswordWasRight_ShouldBeginAnewForTheAccountThere()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 9);
        throttle.End(await BeginAsync(throttle, "alice", Home), succeeded: true);

        await FailAsync(throttle, times: 9);

        (await WaitAsync(throttle)).ShouldBeNull();
    }

    [Test]
    public async Task End_WhenSomebodySignsInToTheirOwnAccountInBetween_ShouldNotMakeGuessesFree()
    {
        history.Add(Accounts["mallory"], Elsewhere);
        var throttle = Throttle();
        for (var number = 0; number < 150; number++)
        {
            await FailAsync(throttle, $"victim-{number}", times: 1, address: Elsewhere);
            throttle.End(await BeginAsync(throttle, "mallory", Elsewhere), succeeded: true);
        }

        (await WaitAsync(throttle, "bob", address: Elsewhere)).ShouldNotBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenTheWaitIsOver_ShouldLetOneAtATimeTry()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 10);
        time.Advance(TimeSpan.FromSeconds(1));

        var attempts = new[] { await WaitAsync(throttle), await WaitAsync(throttle), await WaitAsync(throttle) };

        attempts.Count(wait => wait is null).ShouldBe(1);
    }

    [Test]
    public async Task BeginAsync_WhenAnAttemptCameToNothing_ShouldGiveTheTurnToTheNextAfterFiveSeconds()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 10);
        time.Advance(TimeSpan.FromSeconds(1));
        await BeginAsync(throttle, "alice", Home);

        (await WaitAsync(throttle)).ShouldBe(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));

        (await WaitAsync(throttle)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenNobodyGuessesAnyMore_ShouldForget()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 10);
        time.Advance(TimeSpan.FromMinutes(50));

        await FailAsync(throttle, times: 9);

        (await WaitAsync(throttle)).ShouldBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenAClientChangesTheHalfOfItsAddressThatIsItsOwn_ShouldCountItAsOne()
    {
        var throttle = Throttle();
        await FailAsync(throttle, times: 10, address: "2001:db8:0:1::1");

        (await WaitAsync(throttle, address: "2001:db8:0:1:ffff::2")).ShouldNotBeNull();
    }

    [Test]
    public async Task BeginAsync_WhenSwitchedOff_ShouldLetEverybodyTry()
    {
        var throttle = new LoginThrottle(new LoginThrottleSettings(IsEnabled: false), history, new NoGuessExchange(), time);
        await FailAsync(throttle, times: 1000);

        (await WaitAsync(throttle)).ShouldBeNull();
    }

    private static Task<LoginAttempt> BeginAsync(LoginThrottle throttle, string userName, string? address) =>
        throttle.BeginAsync(userName, Accounts.TryGetValue(userName, out var userId) ? userId : null, address, CancellationToken.None);

    private static async Task FailAsync(LoginThrottle throttle, string userName = "alice", int times = 1, string? address = Home)
    {
        for (var guess = 0; guess < times; guess++)
        {
            throttle.End(await BeginAsync(throttle, userName, address), succeeded: false);
        }
    }

    private static async Task FailFromManyAddressesAsync(LoginThrottle throttle, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await FailAsync(throttle, address: string.Create(CultureInfo.InvariantCulture, $"203.0.{number / 200}.{number % 200}"));
        }
    }

    private static async Task<TimeSpan?> WaitAsync(LoginThrottle throttle, string userName = "alice", string? address = Home) =>
        (await BeginAsync(throttle, userName, address)).Wait;

    private LoginThrottle Throttle() => new(new LoginThrottleSettings(IsEnabled: true), history, new NoGuessExchange(), time);

    private async Task<IReadOnlyList<TimeSpan?>> WaitsAsync(string userName)
    {
        var throttle = Throttle();
        var waits = new List<TimeSpan?>();
        while (waits.Count < 15)
        {
            var attempt = await BeginAsync(throttle, userName, Home);
            waits.Add(attempt.Wait);
            throttle.End(attempt, succeeded: false);
        }

        return waits;
    }
}
