using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.WebApi.Problems;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>
/// Describes errors: those that an action names itself, and those that any request of its sort can meet. All of them are
/// problem details.
/// </summary>
internal sealed class ProblemFilter : IOperationFilter
{
    private static readonly Dictionary<string, string[]> MemberExample =
        new(StringComparer.Ordinal) { ["member"] = ["What is wrong with it."] };

    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var responses = new SortedDictionary<string, IOpenApiResponse>(operation.Responses ?? [], StringComparer.Ordinal);
        foreach (var (status, text) in SharedProblems.Of(operation, context.ApiDescription))
        {
            var key = status.ToString(CultureInfo.InvariantCulture);
            responses[key] = new OpenApiResponse { Description = responses.TryGetValue(key, out var named) ? $"{named.Description} {text}" : text };
        }

        var problem = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        operation.Responses = [];
        foreach (var (status, response) in responses)
        {
            operation.Responses[status] = status[0] is '4' or '5'
                ? ProblemResponse(int.Parse(status, CultureInfo.InvariantCulture), OneLine(response.Description!), problem)
                : response;
        }
    }

    private static OpenApiResponse ProblemResponse(int status, string description, IOpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
        {
            [ProblemWriter.MediaType] = new OpenApiMediaType { Schema = schema, Example = ExampleOf(status, description) },
        },
    };

    // Where a line ends in the source says nothing about where it should end on the page.
    private static string OneLine(string description) =>
        string.Join(' ', description.Split(separator: default(char[]), StringSplitOptions.RemoveEmptyEntries));

    // A description begins with a code; what it says beside it is not repeated in the example.
    private static JsonNode? ExampleOf(int status, string description)
    {
        var problem = ProblemMapper.Describe(status, traceId: "4bf92f3577b34da6a3ce929d0e0e4736");
        var code = description.Split('`') is [_, var named, ..] ? named : problem.Code;
        if (!string.Equals(code, problem.Code, StringComparison.Ordinal))
        {
            problem = problem with { Code = code, Detail = null };
        }
        else if (status == StatusCodes.Status400BadRequest)
        {
            problem = problem with { Errors = MemberExample };
        }

        return JsonSerializer.SerializeToNode(problem, ProblemJson.Default.Problem);
    }
}
