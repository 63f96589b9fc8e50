using System.Diagnostics;
using Messaging.WebApi.Problems;
using Messaging.WebApi.Security;

namespace Messaging.WebApi.Logging;

/// <summary>
/// Writes a line about each request that was answered: what was asked for by its route, never by its query string, headers or body.
/// That of a refused one also tells the refusal's code and where the request came from, so that guessing and probing can be found.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="logger">The log.</param>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    // An unknown address may hold anything, also a secret that was meant for elsewhere.
    private const string NoRoute = "(no route)";

    /// <summary>Lets the request pass and writes its line.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is answered.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        // Taken now: the handling of an error takes it away.
        var endpoint = context.GetEndpoint();
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Tell(context, endpoint, Stopwatch.GetElapsedTime(start));
        }
    }

    private void Tell(HttpContext context, Endpoint? endpoint, TimeSpan elapsed)
    {
        // An answer of 5xx is a matter for whoever runs the service; the rest is everyday life.
        var status = context.Response.StatusCode;
        var level = status >= StatusCodes.Status500InternalServerError ? LogLevel.Warning : LogLevel.Information;
        if (logger.IsEnabled(level))
        {
            var route = RouteOf(endpoint);
            var userId = context.Features.Get<Caller>()?.UserId;
            if (context.Features.Get<Problem>() is { } problem)
            {
                var address = ClientAddress.Of(context);
                LogRefused(level, context.Request.Method, route, status, problem.Code, elapsed.TotalMilliseconds, userId, address);
            }
            else
            {
                LogAnswered(level, context.Request.Method, route, status, elapsed.TotalMilliseconds, userId);
            }
        }
    }

    private static string RouteOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } route } ? route : NoRoute;

    [LoggerMessage(EventId = 1, Message = "{Method} {Route} {Status} in {Elapsed:0.000} ms by {UserId}")]
    private partial void LogAnswered(LogLevel level, string method, string route, int status, double elapsed, Guid? userId);

    [LoggerMessage(EventId = 2, Message = "{Method} {Route} {Status} {Code} in {Elapsed:0.000} ms by {UserId} from {Address}")]
    private partial void LogRefused(
        LogLevel level, string method, string route, int status, string code, double elapsed, Guid? userId, string? address);
}
