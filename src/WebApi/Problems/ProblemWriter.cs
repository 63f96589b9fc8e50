using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Messaging.Domain.Common;

namespace Messaging.WebApi.Problems;

/// <summary>Writes problem details, with the headers that their status calls for.</summary>
internal static class ProblemWriter
{
    /// <summary>Media type of problem details.</summary>
    public const string MediaType = "application/problem+json";

    // Relaxed, as MVC's own answers are: this is never HTML, and quotation marks in sentences stay readable.
    private static readonly ProblemJson Json =
        new(new JsonSerializerOptions(ProblemJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly TimeSpan ShortWhile = TimeSpan.FromSeconds(1);

    /// <summary>Answers a named error.</summary>
    /// <param name="context">The request; its response has not begun.</param>
    /// <param name="error">The error.</param>
    /// <returns>When it is written.</returns>
    public static Task WriteAsync(HttpContext context, Error error) =>
        WriteAsync(context, ProblemMapper.Describe(error, TraceIdOf(context)), error.RetryAfter);

    /// <summary>Answers a status that no named error stands behind.</summary>
    /// <param name="context">The request; its response has not begun.</param>
    /// <param name="status">The status, 400 to 599.</param>
    /// <returns>When it is written.</returns>
    public static Task WriteAsync(HttpContext context, int status) =>
        WriteAsync(context, ProblemMapper.Describe(status, TraceIdOf(context)) with { Status = status }, retryAfter: null);

    /// <summary>The id under which the log speaks of a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The W3C trace id, or the server's own id where there is no trace.</returns>
    public static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private static Task WriteAsync(HttpContext context, Problem problem, TimeSpan? retryAfter)
    {
        // For the request log.
        context.Features.Set(problem);
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
            && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = Math.Ceiling((retryAfter ?? ShortWhile).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(problem, Json.Problem, MediaType, context.RequestAborted);
    }
}

/// <summary>How problem details are serialised; independent of MVC, because they are written outside of it too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;
