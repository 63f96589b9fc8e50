using System.Collections.Frozen;
using System.Diagnostics;
using Messaging.Application.Common.Telemetry;
using OpenTelemetry;

namespace Messaging.WebApi.Telemetry;

/// <summary>
/// Takes out of spans what a client wrote, whatever the framework puts there: paths hold names of people, query strings anything. Of
/// the tags of a request those stay that <see cref="RequestSpan"/> sets; the state of a trace that began elsewhere goes too.
/// </summary>
internal sealed class SpanFilter : BaseProcessor<Activity>
{
    /// <summary>Source of the spans of requests.</summary>
    public const string Requests = "Microsoft.AspNetCore";

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "url.scheme",
        RequestSpan.Code,
        ServiceTelemetry.ErrorType);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        // Null would stand for the state of the span above.
        data.TraceStateString = string.Empty;
        if (string.Equals(data.Source.Name, Requests, StringComparison.Ordinal))
        {
            foreach (var (name, _) in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList())
            {
                data.SetTag(name, null);
            }
        }
    }
}
