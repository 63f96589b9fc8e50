using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.Identity;

/// <summary>
/// The promise that a network from which nobody has signed in to an account may try one password for it after a while, whatever
/// others do meanwhile. Each wrong one doubles the time until the next. Times are ticks of one clock.
/// </summary>
internal struct NewcomerTicket : ISlotState
{
    private const int MaxDoublings = 4;

    private static readonly long FirstWait = TimeSpan.FromMinutes(5).Ticks;
    private static readonly long LongestWait = TimeSpan.FromHours(1).Ticks;

    // For so long the promise holds once it can be taken up; later it begins anew.
    private static readonly long Validity = TimeSpan.FromHours(1).Ticks;

    // The time a check can take. Meanwhile no other begins.
    private static readonly long Turn = TimeSpan.FromSeconds(5).Ticks;

    private long opensAt;
    private int wrongOnes;
    private bool isTaken;

    /// <inheritdoc/>
    public long BlankAt { get; private set; }

    /// <summary>Asks for the promise, or takes it up where its time has come.</summary>
    /// <param name="now">The present instant.</param>
    /// <returns>How long to wait, 0 for taken up. Asking early changes nothing.</returns>
    public long TryTake(long now)
    {
        if (now >= BlankAt)
        {
            this = default;
            Promise(now);
        }

        if (now < opensAt)
        {
            return opensAt - now;
        }

        isTaken = true;
        opensAt = now + Turn;
        BlankAt = Math.Max(BlankAt, opensAt);
        return 0;
    }

    /// <summary>Tells that the password was wrong.</summary>
    /// <param name="now">The present instant.</param>
    public void Fail(long now)
    {
        if (isTaken)
        {
            isTaken = false;
            wrongOnes = Math.Min(wrongOnes + 1, MaxDoublings);
            Promise(now);
        }
    }

    /// <summary>Tells that the password was wrong that another instance let pass for this promise.</summary>
    /// <param name="now">The present instant.</param>
    public void FailElsewhere(long now)
    {
        isTaken |= now < BlankAt;
        Fail(now);
    }

    private void Promise(long now)
    {
        opensAt = now + Math.Min(FirstWait << wrongOnes, LongestWait);
        BlankAt = opensAt + Validity;
    }
}
