using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;
using Messaging.Infrastructure.Limits;

namespace Messaging.WebApi.Security;

/// <summary>
/// Holds callers to <see cref="RateLimits"/>: the generic cell rate algorithm (ITU-T I.371) over a table that never grows, where
/// the framework's own partitions grow with every address that asks. Each answer tells in <c>RateLimit</c> what is left
/// (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
/// <param name="time">Source of time.</param>
internal sealed class CallerRateLimiter(TimeProvider time) : PartitionedRateLimiter<HttpContext>
{
    /// <summary>Tells the quota.</summary>
    public const string PolicyHeader = "RateLimit-Policy";

    /// <summary>Tells what is left of it.</summary>
    public const string Header = "RateLimit";

    private const int Capacity = 65_536;

    private static readonly RateLimit Reading = RateLimits.Of(RateLimits.Reading);
    private static readonly RateLimit Changing = RateLimits.Of(RateLimits.Changing);
    private static readonly Lease Granted = new(RetryAfter: null);

    private readonly SlotTable<Bucket> buckets = new(Capacity);

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
    {
        var limit = LimitOf(resource);
        var now = time.GetElapsedTime(0).Ticks;
        var (wait, isFullIn) = buckets.Use(KeyOf(resource, limit), (limit, now), static (ref bucket, ask) => bucket.Take(ask.limit, ask.now));
        var left = ((limit.Window * TimeSpan.TicksPerSecond) - isFullIn) / limit.Interval;
        var headers = resource.Response.Headers;
        headers[PolicyHeader] = limit.Policy;
        headers[Header] = string.Create(CultureInfo.InvariantCulture, $"\"{limit.Name}\";r={left};t={WholeSeconds(isFullIn)}");
        return wait == 0 ? Granted : new Lease(TimeSpan.FromTicks(wait));
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(resource, permitCount));

    private static RateLimit LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateLimitedAttribute>()?.Limit
        ?? (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? Reading : Changing);

    private static SlotKey KeyOf(HttpContext context, RateLimit limit) =>
        limit.PerUser && context.Features.Get<Caller>() is { } caller
            ? new SlotKey(caller.UserId, limit.Scope)
            : new SlotKey(ClientNetwork.Of(context.Connection.RemoteIpAddress), limit.Scope);

    private static long WholeSeconds(long ticks) => (ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;

    // What is kept is only when the bucket is full again: each call moves that further away, until it is too far.
    private struct Bucket : ISlotState
    {
        public long BlankAt { get; private set; }

        public (long Wait, long IsFullIn) Take(RateLimit limit, long now)
        {
            var isFullIn = Math.Max(BlankAt - now, 0);
            var after = isFullIn + limit.Interval;
            var tooMuch = after - (limit.Window * TimeSpan.TicksPerSecond);
            if (tooMuch > 0)
            {
                return (tooMuch, isFullIn);
            }

            BlankAt = now + after;
            return (0, after);
        }
    }

    private sealed class Lease(TimeSpan? RetryAfter) : RateLimitLease
    {
        public override bool IsAcquired => RetryAfter is null;

        public override IEnumerable<string> MetadataNames => RetryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = string.Equals(metadataName, MetadataName.RetryAfter.Name, StringComparison.Ordinal) ? RetryAfter : null;
            return metadata is not null;
        }
    }
}
