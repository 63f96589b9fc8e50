using Messaging.Application.Authentication;
using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.Identity;

/// <summary>
/// Counts wrong passwords in memory, those that other instances tell of too: for each account and address together, for each account,
/// and for each address. Only the first of them counts against an address from which somebody has signed in to the account before. Whom only the
/// second holds up gets in after a wait that others cannot lengthen.
/// </summary>
/// <param name="settings">Whether anybody is held up.</param>
/// <param name="history">Tells from where somebody has signed in.</param>
/// <param name="exchange">The way to the other instances.</param>
/// <param name="time">Source of time.</param>
internal sealed class LoginThrottle(LoginThrottleSettings settings, ISignInHistory history, IGuessExchange exchange, TimeProvider time) : ILoginThrottle
{
    private const int Capacity = 65_536;

    private readonly SlotTable<GuessCount> counts = new(Capacity);
    private readonly SlotTable<NewcomerTicket> tickets = new(Capacity);

    private long Now => time.GetElapsedTime(0).Ticks;

    public async Task<LoginAttempt> BeginAsync(string userName, Guid? userId, string? address, CancellationToken cancellationToken)
    {
        var attempt = new LoginAttempt(userName, address);
        if (!settings.IsEnabled)
        {
            return attempt;
        }

        var keys = GuessKeys.Of(attempt.UserName, attempt.Address);
        if (TryTake(keys.Pair, GuessRule.OfPair) is var pairWait and > 0)
        {
            return attempt with { Wait = TimeSpan.FromTicks(pairWait) };
        }

        var (accountWait, addressWait) = TakeAsStranger(keys);
        if (accountWait == 0 && addressWait == 0)
        {
            return attempt;
        }

        // Asked of the database only now, and whether or not the account exists.
        if (await IsRecognisedAsync(userId ?? Guid.Empty, address, cancellationToken))
        {
            return attempt with { IsRecognised = true };
        }

        var wait = addressWait > 0 ? Math.Max(accountWait, addressWait) : TryTakeTicket(keys.Ticket);
        if (wait == 0)
        {
            return attempt with { HasWaited = true };
        }

        GiveBack(keys.Pair);
        return attempt with { Wait = TimeSpan.FromTicks(wait) };
    }

    public void End(LoginAttempt attempt, bool succeeded)
    {
        if (!settings.IsEnabled)
        {
            return;
        }

        var keys = GuessKeys.Of(attempt.UserName, attempt.Address);
        if (!succeeded)
        {
            Fail(keys.Pair, GuessRule.OfPair);
            Fail(keys.Address, GuessRule.OfAddress);
            FailForAccount(keys, attempt.HasWaited);
            exchange.Tell(keys, attempt.HasWaited ? PasswordVerdict.WrongAfterWaiting : PasswordVerdict.Wrong);
            return;
        }

        // The other counts stay: signing in to an account of one's own must not make guesses at others free.
        if (Forgive(keys.Pair))
        {
            exchange.Tell(keys, PasswordVerdict.Right);
        }

        if (attempt.HasWaited)
        {
            tickets.Use(keys.Ticket, 0, static (ref state, _) => state = default);
        }
        else if (!attempt.IsRecognised)
        {
            GiveBack(keys.Account);
            GiveBack(keys.Address);
        }
    }

    /// <summary>Counts what another instance tells.</summary>
    /// <param name="keys">Whom and what it is counted for.</param>
    /// <param name="verdict">What became of the password.</param>
    public void Hear(GuessKeys keys, PasswordVerdict verdict)
    {
        if (verdict == PasswordVerdict.Right)
        {
            Forgive(keys.Pair);
            return;
        }

        FailElsewhere(keys.Pair, GuessRule.OfPair);
        FailElsewhere(keys.Address, GuessRule.OfAddress);
        if (verdict == PasswordVerdict.Wrong)
        {
            FailElsewhere(keys.Account, GuessRule.OfAccount);
            return;
        }

        tickets.Use(keys.Ticket, Now, static (ref state, now) =>
        {
            state.FailElsewhere(now);
            return 0;
        });
    }

    private (long AccountWait, long AddressWait) TakeAsStranger(GuessKeys keys)
    {
        var accountWait = TryTake(keys.Account, GuessRule.OfAccount);
        var addressWait = TryTake(keys.Address, GuessRule.OfAddress);
        if (accountWait == 0 && addressWait > 0)
        {
            GiveBack(keys.Account);
        }
        else if (addressWait == 0 && accountWait > 0)
        {
            GiveBack(keys.Address);
        }

        return (accountWait, addressWait);
    }

    private async Task<bool> IsRecognisedAsync(Guid userId, string? address, CancellationToken cancellationToken)
    {
        var network = ClientNetwork.Of(address);
        var known = await history.ListAddressesAsync(userId, cancellationToken);
        return known.Any(each => ClientNetwork.Of(each) == network);
    }

    private long TryTake(SlotKey key, GuessRule rule) => counts.Use(key, (rule, Now), static (ref state, ask) => state.TryTake(ask.rule, ask.Now));

    private long TryTakeTicket(SlotKey key) => tickets.Use(key, Now, static (ref state, now) => state.TryTake(now));

    // Those who have waited have a count of their own: theirs must not make it longer until the account's is forgotten.
    private void FailForAccount(GuessKeys keys, bool hasWaited)
    {
        if (!hasWaited)
        {
            Fail(keys.Account, GuessRule.OfAccount);
            return;
        }

        tickets.Use(keys.Ticket, Now, static (ref state, now) =>
        {
            state.Fail(now);
            return 0;
        });
    }

    private void GiveBack(SlotKey key) => counts.Use(key, Now, static (ref state, now) =>
    {
        state.GiveBack(now);
        return 0;
    });

    private bool Forgive(SlotKey key) => counts.Use(key, 0, static (ref state, _) =>
    {
        var knewSomething = state.BlankAt != 0;
        state = default;
        return knewSomething;
    });

    private void FailElsewhere(SlotKey key, GuessRule rule) => counts.Use(key, (rule, Now), static (ref state, count) =>
    {
        state.FailElsewhere(count.rule, count.Now);
        return 0;
    });

    private void Fail(SlotKey key, GuessRule rule) => counts.Use(key, (rule, Now), static (ref state, count) =>
    {
        state.Fail(count.rule, count.Now);
        return 0;
    });
}

/// <summary>Whether wrong passwords slow anybody down.</summary>
/// <param name="IsEnabled">Whether they do.</param>
public sealed record LoginThrottleSettings(bool IsEnabled);
