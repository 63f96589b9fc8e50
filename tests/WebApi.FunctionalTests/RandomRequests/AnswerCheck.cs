using System.Globalization;
using Messaging.WebApi.FunctionalTests.Swagger;

namespace Messaging.WebApi.FunctionalTests.RandomRequests;

/// <summary>Whether an answer is one that the description tells of.</summary>
internal static class AnswerCheck
{
    private const string ProblemType = "application/problem+json";

    /// <summary>What is wrong with an answer; empty: nothing.</summary>
    /// <param name="api">The description.</param>
    /// <param name="operation">What was asked for.</param>
    /// <param name="reply">What came.</param>
    public static IEnumerable<string> FaultsOf(this ApiDescription api, Operation operation, Reply reply)
    {
        var status = ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
        if ((int)reply.Status >= 500)
        {
            return [$"{status} is a failure"];
        }

        var described = operation.Responses.Where(response => response.NameEquals(status)).Select(response => response.Value).ToList();
        if (described.Count == 0)
        {
            return [$"{status} is not described"];
        }

        var content = described[0].TryGetProperty("content", out var contents) ? contents : default;
        if (content.ValueKind == JsonValueKind.Undefined)
        {
            return reply.Text.Length == 0 ? [] : [$"{status} has no body"];
        }

        return reply.MediaType is { } mediaType && content.TryGetProperty(mediaType, out var shape)
            ? [.. api.FaultsOf(reply.Json, shape.GetProperty("schema")), .. FaultsOfProblem(described[0], status, reply)]
            : [$"{status} is not described as {reply.MediaType ?? "nothing"}"];
    }

    private static IEnumerable<string> FaultsOfProblem(JsonElement response, string status, Reply reply)
    {
        if (!Operation.IsError(status))
        {
            yield break;
        }

        if (!string.Equals(reply.MediaType, ProblemType, StringComparison.Ordinal))
        {
            yield return "an error is no problem";
            yield break;
        }

        var problem = reply.Json;
        foreach (var member in new[] { "type", "title", "detail", "traceId", "code" }.Where(name => !IsText(problem, name)))
        {
            yield return $"{member} is missing";
        }

        if (problem.Number("status") != (int)reply.Status)
        {
            yield return "the status in the body is another";
        }

        if (!response.Text("description").Contains($"`{problem.Text("code")}`", StringComparison.Ordinal))
        {
            yield return $"{problem.Text("code")} is not described";
        }

        var namesMembers = problem.TryGetProperty("errors", out var errors) && errors.EnumerateObject().Any();
        if (namesMembers != (reply.Status == HttpStatusCode.BadRequest))
        {
            yield return "errors belong to 400";
        }

        if (reply.Status == HttpStatusCode.Unauthorized && reply.Header("WWW-Authenticate") is null)
        {
            yield return "401 names no scheme";
        }
    }

    private static bool IsText(JsonElement problem, string member) =>
        problem.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0;
}
