using Microsoft.AspNetCore.Mvc.ActionConstraints;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>
/// Leads requests to an action that ask for a stream of events rather than for JSON (RFC 9110, section 12.5.1); all others go to the
/// action of the same address that answers a page.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EventStreamAttribute : Attribute, IActionConstraint
{
    private const string Stream = "text/event-stream";
    private const string Json = "application/json";

    /// <inheritdoc/>
    public int Order => 0;

    /// <inheritdoc/>
    public bool Accept(ActionConstraintContext context)
    {
        var accepted = context.RouteContext.HttpContext.Request.GetTypedHeaders().Accept;
        var wish = QualityOf(Stream);
        return wish > 0 && wish >= QualityOf(Json);

        double QualityOf(string mediaType) => accepted
            .Where(range => range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1)
            .DefaultIfEmpty()
            .Max();
    }
}
