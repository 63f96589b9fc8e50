namespace Messaging.WebApi.Security;

/// <summary>So many calls in so much time, evenly refilled: a caller who has been quiet may send the whole quota at once.</summary>
/// <param name="Name">What clients see it called.</param>
/// <param name="Scope">Number of its count.</param>
/// <param name="Quota">How many calls.</param>
/// <param name="Window">In how much time, in seconds.</param>
/// <param name="PerUser">Whether a signed-in caller is counted as themselves; all others are counted by address.</param>
internal sealed record RateLimit(string Name, int Scope, int Quota, int Window, bool PerUser)
{
    /// <summary>What <c>RateLimit-Policy</c> says of it.</summary>
    public string Policy { get; } = FormattableString.Invariant($"\"{Name}\";q={Quota};w={Window}");

    /// <summary>The time that one call takes to be refilled, in ticks.</summary>
    public long Interval { get; } = Window * TimeSpan.TicksPerSecond / Quota;
}
