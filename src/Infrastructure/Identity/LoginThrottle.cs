using System.Security.Cryptography;
using System.Text;
using Messaging.Application.Authentication;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.Identity;

/// <summary>
/// Counts wrong passwords in the memory of this process: for each account and address together, for each account, and for each
/// address. Only the first of them counts against an address from which somebody has signed in to the account before. Whom only the
/// second holds up gets in after a wait that others cannot lengthen.
/// </summary>
/// <param name="settings">Whether anybody is held up.</param>
/// <param name="history">Tells from where somebody has signed in.</param>
/// <param name="time">Source of time.</param>
internal sealed class LoginThrottle(LoginThrottleSettings settings, ISignInHistory history, TimeProvider time) : ILoginThrottle
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

        var keys = Keys.Of(attempt);
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

        var keys = Keys.Of(attempt);
        if (!succeeded)
        {
            Fail(keys.Pair, GuessRule.OfPair);
            Fail(keys.Address, GuessRule.OfAddress);
            FailForAccount(keys, attempt.HasWaited);
            return;
        }

        // The other counts stay: signing in to an account of one's own must not make guesses at others free.
        counts.Use(keys.Pair, 0, static (ref state, _) => state = default);
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

    private (long AccountWait, long AddressWait) TakeAsStranger(Keys keys)
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
    private void FailForAccount(Keys keys, bool hasWaited)
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

    private void Fail(SlotKey key, GuessRule rule) => counts.Use(key, (rule, Now), static (ref state, count) =>
    {
        state.Fail(count.rule, count.Now);
        return 0;
    });

    private readonly record struct Keys(SlotKey Pair, SlotKey Account, SlotKey Address, SlotKey Ticket)
    {
        private const int GuidLength = 16;
        private const int TicketNumber = 4;

        // Nobody has a longer name, so what follows makes no difference.
        private const int MaxLength = UserNameRules.MaxLength + 1;

        public static Keys Of(LoginAttempt attempt)
        {
            var network = ClientNetwork.Of(attempt.Address);
            var name = attempt.UserName.Length <= MaxLength ? attempt.UserName : attempt.UserName[..MaxLength];
            var account = IdOf(Encoding.UTF8.GetBytes(name.ToUpperInvariant()));
            return new Keys(
                new SlotKey(IdOf([.. account.ToByteArray(), .. network.ToByteArray()]), GuessRule.OfPair.What),
                new SlotKey(account, GuessRule.OfAccount.What),
                new SlotKey(network, GuessRule.OfAddress.What),
                new SlotKey(IdOf([.. account.ToByteArray(), .. ClientNetwork.WiderOf(attempt.Address).ToByteArray()]), TicketNumber));
        }

        // Nobody can find two names with the same digest, nor one with that of somebody else's.
        private static Guid IdOf(byte[] bytes) => new(SHA256.HashData(bytes).AsSpan(0, GuidLength));
    }
}

/// <summary>Whether wrong passwords slow anybody down.</summary>
/// <param name="IsEnabled">Whether they do.</param>
public sealed record LoginThrottleSettings(bool IsEnabled);
