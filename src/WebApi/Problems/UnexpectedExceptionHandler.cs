using Microsoft.AspNetCore.Diagnostics;

namespace Messaging.WebApi.Problems;

/// <summary>
/// Answers what nobody expected: the client gets a trace id, the log the whole story under it.
/// Requests that the client gave up do not come here; the framework's middleware ends them.
/// </summary>
internal sealed partial class UnexpectedExceptionHandler(ILogger<UnexpectedExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The server refuses a request as it is being read, for example because the body is too large.
        if (exception is BadHttpRequestException refused)
        {
            await ProblemWriter.WriteAsync(httpContext, refused.StatusCode);
            return true;
        }

        // The middleware has taken the endpoint off the request by now.
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        LogUnexpected(exception, httpContext.Request.Method, endpoint?.DisplayName, ProblemWriter.TraceIdOf(httpContext));
        await ProblemWriter.WriteAsync(httpContext, StatusCodes.Status500InternalServerError);
        return true;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Endpoint} failed unexpectedly; trace id {TraceId}")]
    private partial void LogUnexpected(Exception exception, string method, string? endpoint, string traceId);
}
