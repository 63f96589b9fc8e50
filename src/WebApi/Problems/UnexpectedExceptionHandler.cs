using Messaging.Application.Common;
using Messaging.Infrastructure.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace Messaging.WebApi.Problems;

/// <summary>
/// Answers what nobody expected: the client gets a trace id, the log the whole story under it. An outage of the database is told
/// apart: whoever tries again later will succeed.
/// Requests that the client gave up do not come here; the framework's middleware ends them.
/// </summary>
internal sealed partial class UnexpectedExceptionHandler(IDatabaseOutages outages, ILogger<UnexpectedExceptionHandler> logger)
    : IExceptionHandler
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
        if (outages.Recognizes(exception))
        {
            LogOutage(httpContext.Request.Method, endpoint?.DisplayName, ProblemWriter.TraceIdOf(httpContext), exception.GetBaseException().Message);
            await ProblemWriter.WriteAsync(httpContext, RequestErrors.Unavailable);
            return true;
        }

        LogUnexpected(exception, httpContext.Request.Method, endpoint?.DisplayName, ProblemWriter.TraceIdOf(httpContext));
        await ProblemWriter.WriteAsync(httpContext, StatusCodes.Status500InternalServerError);
        return true;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Endpoint} failed unexpectedly; trace id {TraceId}")]
    private partial void LogUnexpected(Exception exception, string method, string? endpoint, string traceId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Method} {Endpoint} met an outage of the database; trace id {TraceId}: {Reason}")]
    private partial void LogOutage(string method, string? endpoint, string traceId, string reason);
}
