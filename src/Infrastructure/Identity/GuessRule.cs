namespace Messaging.Infrastructure.Identity;

/// <summary>
/// How many wrong passwords are let pass before the waiting begins. From then on each doubles the wait, from a second on, up to the
/// time in which one is forgotten; so in the long run there is one guess in that time.
/// </summary>
/// <param name="What">What is counted, as the number of the count.</param>
/// <param name="Free">How many are let pass.</param>
/// <param name="Forgetting">The time in which one is forgotten.</param>
internal sealed record GuessRule(int What, int Free, TimeSpan Forgetting)
{
    /// <summary>Wrong passwords for one account from one address.</summary>
    public static readonly GuessRule OfPair = new(What: 1, Free: 10, Forgetting: TimeSpan.FromMinutes(5));

    /// <summary>Wrong passwords for one account from anywhere; holds up strangers alone.</summary>
    public static readonly GuessRule OfAccount = new(What: 2, Free: 100, Forgetting: TimeSpan.FromMinutes(1));

    /// <summary>Wrong passwords for any account from one address; holds up those alone who are new there.</summary>
    public static readonly GuessRule OfAddress = new(What: 3, Free: 100, Forgetting: TimeSpan.FromSeconds(10));
}
