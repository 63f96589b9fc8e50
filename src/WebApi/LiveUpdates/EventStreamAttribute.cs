using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.Net.Http.Headers;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>
/// Leads requests to an action that ask for a stream of events rather than for JSON (RFC 9110, section 12.5.1); all others go to the
/// action of the same address that answers a page.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EventStreamAttribute : Attribute, IActionConstraint
{
    private const string Stream = "text/event-stream";
    private const string AnyText = "text/*";
    private const string Json = "application/json";
    private const string AnyApplication = "application/*";
    private const string Anything = "*/*";

    /// <inheritdoc/>
    public int Order => 0;

    /// <inheritdoc/>
    public bool Accept(ActionConstraintContext context)
    {
        var accepted = context.RouteContext.HttpContext.Request.GetTypedHeaders().Accept;
        var stream = QualityOf(accepted, Stream, AnyText);

        // Whoever takes anything gets the answer that ends.
        return stream > 0 && stream >= (QualityOf(accepted, Json, AnyApplication, Anything) ?? 0);
    }

    // The range that says most counts; they are given in that order.
    private static double? QualityOf(IList<MediaTypeHeaderValue> accepted, params string[] ranges) => ranges
        .Select(range => accepted.FirstOrDefault(given => given.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase)))
        .OfType<MediaTypeHeaderValue>()
        .Select(given => given.Quality ?? 1)
        .Cast<double?>()
        .FirstOrDefault();
}
