using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.Identity;

/// <summary>Counts wrong passwords, and forgets them steadily. Times are ticks of one clock.</summary>
internal struct GuessCount : ISlotState
{
    /// <summary>For so many times in which one is forgotten somebody waits at most, on account of other instances.</summary>
    public const int MostTurns = 4;

    // The time a check can take. Meanwhile no other begins, or many at once would pass where only one may.
    private static readonly long Turn = TimeSpan.FromSeconds(5).Ticks;

    private double failures;
    private long countedAt;
    private long opensAt;

    /// <inheritdoc/>
    public long BlankAt { get; private set; }

    /// <summary>Asks whether a password may be checked.</summary>
    /// <param name="rule">How many may be wrong.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>How long to wait, 0 for yes. After a yes the caller has the next turn, where there are turns.</returns>
    public long TryTake(GuessRule rule, long now)
    {
        if (!Exceeds(rule, now))
        {
            return 0;
        }

        if (now < opensAt)
        {
            return opensAt - now;
        }

        opensAt = now + Turn;
        return 0;
    }

    /// <summary>Gives a turn back.</summary>
    /// <param name="now">The present instant.</param>
    public void GiveBack(long now) => opensAt = Math.Min(opensAt, now);

    /// <summary>Counts a wrong password.</summary>
    /// <param name="rule">How many may be wrong.</param>
    /// <param name="now">The present instant.</param>
    public void Fail(GuessRule rule, long now)
    {
        Count(rule, now);
        if (Exceeds(rule, now))
        {
            opensAt = now + WaitOf(rule);
        }
    }

    /// <summary>
    /// Counts a wrong password that another instance let pass. Each instance gives its turn at about the same time, so this one's wait comes
    /// behind what there is to wait already: together they let pass what one alone does, as long as they are not more than
    /// <see cref="MostTurns"/>.
    /// </summary>
    /// <param name="rule">How many may be wrong.</param>
    /// <param name="now">The present instant.</param>
    public void FailElsewhere(GuessRule rule, long now)
    {
        Count(rule, now);
        if (Exceeds(rule, now))
        {
            opensAt = Math.Min(Math.Max(opensAt, now) + WaitOf(rule), now + (MostTurns * rule.Forgetting.Ticks));
        }
    }

    private readonly long WaitOf(GuessRule rule) =>
        (long)Math.Min(TimeSpan.TicksPerSecond * Math.Pow(2, Math.Ceiling(failures) - rule.Free), rule.Forgetting.Ticks);

    private void Count(GuessRule rule, long now)
    {
        failures = FailuresAt(rule, now) + 1;
        countedAt = now;
        BlankAt = now + (long)(failures * rule.Forgetting.Ticks);
    }

    // One that is half forgotten still counts.
    private readonly bool Exceeds(GuessRule rule, long now) => Math.Ceiling(FailuresAt(rule, now)) >= rule.Free;

    private readonly double FailuresAt(GuessRule rule, long now) =>
        Math.Max(0, failures - ((double)(now - countedAt) / rule.Forgetting.Ticks));
}
