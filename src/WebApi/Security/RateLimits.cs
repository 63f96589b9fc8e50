namespace Messaging.WebApi.Security;

/// <summary>
/// All rate limits. They keep one runaway client from using the service up, and lie far above what people and ordinary
/// programs do; whoever meets one is answered 429 and told when to come back. What is dear is limited in other ways too: passwords
/// by the gate in front of hashing and by the throttle of wrong ones, writing by the queue of the write lane.
/// </summary>
internal static class RateLimits
{
    /// <summary>Making accounts. An office behind one address signs up in a morning; the gate in front of hashing keeps it from holding up others.</summary>
    public const string Registration = "registration";

    /// <summary>Signing in. Hashing limits it further, wrong passwords much further.</summary>
    public const string Login = "login";

    /// <summary>Exchanging refresh tokens: every ten minutes for each client, and thousands may share an address.</summary>
    public const string Refresh = "refresh";

    /// <summary>Sending messages.</summary>
    public const string Sending = "sending";

    /// <summary>Finding users by the beginning of their name.</summary>
    public const string Searching = "searching";

    /// <summary>Opening rooms: each takes its name for good.</summary>
    public const string Rooms = "rooms";

    /// <summary>Opening streams of live updates. What then comes over them is not counted.</summary>
    public const string Streams = "streams";

    /// <summary>Fetching this API's description, which is made anew each time.</summary>
    public const string Description = "description";

    /// <summary>Reading anything else; also what stands at no endpoint.</summary>
    public const string Reading = "reading";

    /// <summary>Changing anything else.</summary>
    public const string Changing = "changing";

    private const int Minute = 60;

    private static readonly Dictionary<string, RateLimit> All = new[]
    {
        new RateLimit(Registration, Scope: 1, Quota: 600, Window: 3 * Minute, PerUser: false),
        new RateLimit(Login, Scope: 2, Quota: 600, Window: 2 * Minute, PerUser: false),
        new RateLimit(Refresh, Scope: 3, Quota: 1200, Window: Minute, PerUser: false),
        new RateLimit(Sending, Scope: 4, Quota: 6000, Window: Minute, PerUser: true),
        new RateLimit(Searching, Scope: 5, Quota: 600, Window: Minute, PerUser: true),
        new RateLimit(Streams, Scope: 6, Quota: 300, Window: Minute, PerUser: true),
        new RateLimit(Description, Scope: 7, Quota: 120, Window: Minute, PerUser: false),
        new RateLimit(Reading, Scope: 8, Quota: 6000, Window: Minute, PerUser: true),
        new RateLimit(Changing, Scope: 9, Quota: 3000, Window: Minute, PerUser: true),
        new RateLimit(Rooms, Scope: 10, Quota: 120, Window: 10 * Minute, PerUser: true),
    }.ToDictionary(limit => limit.Name, StringComparer.Ordinal);

    /// <summary>Finds a limit.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static RateLimit Of(string name) => All[name];
}

/// <summary>Says which limit an action counts for; without it, reading counts as reading and everything else as changing.</summary>
/// <param name="name">Name of the limit, one of <see cref="RateLimits"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RateLimitedAttribute(string name) : Attribute
{
    /// <summary>The limit.</summary>
    public RateLimit Limit { get; } = RateLimits.Of(name);
}
