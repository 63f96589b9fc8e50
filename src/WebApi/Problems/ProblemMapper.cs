using System.Diagnostics;
using Messaging.Domain.Common;

namespace Messaging.WebApi.Problems;

/// <summary>Turns refusals into problem details. The only place that knows which refusal is which HTTP status.</summary>
internal static class ProblemMapper
{
    private const string Definitions = "https://tools.ietf.org/html/";

    /// <summary>Maps a sort of refusal.</summary>
    /// <param name="kind">The sort.</param>
    /// <returns>The HTTP status.</returns>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Gone => StatusCodes.Status410Gone,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new UnreachableException($"No status is set for {kind}."),
    };

    /// <summary>Describes a named error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="traceId">Trace id of the request.</param>
    /// <returns>The problem.</returns>
    public static Problem Describe(Error error, string traceId)
    {
        var status = StatusOf(error.Kind);
        var text = StatusText.Of(status);
        return new Problem
        {
            Type = Definitions + text.Section,
            Title = text.Title,
            Status = status,
            Detail = error.Message,
            TraceId = traceId,
            Code = error.Code,
            Errors = error.Members,
        };
    }

    /// <summary>Describes a status that no named error stands behind, such as that of an unknown address.</summary>
    /// <param name="status">The status, 400 to 599.</param>
    /// <param name="traceId">Trace id of the request.</param>
    /// <returns>The problem.</returns>
    public static Problem Describe(int status, string traceId)
    {
        var text = StatusText.Of(status);
        return new Problem
        {
            Type = Definitions + text.Section,
            Title = text.Title,
            Status = status,
            Detail = text.Detail,
            TraceId = traceId,
            Code = text.Code,
        };
    }
}
