using System.Diagnostics;
using Messaging.Application.Common.Telemetry;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Messaging.WebApi.Telemetry;

/// <summary>
/// Describes the span of a request, which the framework makes and leaves blank: route, method and status, after OpenTelemetry's
/// conventions for HTTP servers, and the code of a refusal. Never the path or the query string.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class RequestSpan(RequestDelegate next)
{
    /// <summary>Code of the API's refusal.</summary>
    public const string Code = "messaging_service.error.code";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    /// <summary>Lets the request pass and describes its span.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is answered.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        // Taken now: the handling of an error takes it away.
        var endpoint = context.GetEndpoint();
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
            {
                Describe(span, context, (endpoint as RouteEndpoint)?.RoutePattern.RawText);
            }
        }
    }

    private static void Describe(Activity span, HttpContext context, string? route)
    {
        // A method may be any word.
        var method = Array.Find(Methods, known => HttpMethods.Equals(known, context.Request.Method));
        span.DisplayName = route is null ? method ?? "HTTP" : $"{method ?? "HTTP"} {route}";
        span.SetTag("http.request.method", method ?? "_OTHER");
        span.SetTag("http.route", route);
        span.SetTag("url.scheme", context.Request.Scheme);
        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        span.SetTag(Code, context.Features.Get<Problem>()?.Code);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetTag(ServiceTelemetry.ErrorType, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
