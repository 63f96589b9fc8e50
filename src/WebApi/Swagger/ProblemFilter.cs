using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>
/// Describes errors: those that an action names itself, and those that any request of its sort can meet. All of them are
/// problem details.
/// </summary>
internal sealed class ProblemFilter : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var responses = new SortedDictionary<string, IOpenApiResponse>(operation.Responses ?? [], StringComparer.Ordinal);
        foreach (var (status, text) in SharedProblems(operation, context))
        {
            var key = status.ToString(CultureInfo.InvariantCulture);
            responses[key] = new OpenApiResponse { Description = responses.TryGetValue(key, out var named) ? $"{named.Description} {text}" : text };
        }

        var problem = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        operation.Responses = [];
        foreach (var (status, response) in responses)
        {
            operation.Responses[status] = status[0] is '4' or '5'
                ? ProblemResponse(int.Parse(status, CultureInfo.InvariantCulture), response.Description!, problem)
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

    // Descriptions begin with a code; what people read beside it is not repeated here.
    private static JsonNode? ExampleOf(int status, string description)
    {
        var problem = ProblemMapper.Describe(status, traceId: "4bf92f3577b34da6a3ce929d0e0e4736");
        var code = description.Split('`')[1];
        return JsonSerializer.SerializeToNode(
            string.Equals(code, problem.Code, StringComparison.Ordinal) ? problem : problem with { Code = code, Detail = null },
            ProblemJson.Default.Problem);
    }

    private static IEnumerable<(int Status, string Text)> SharedProblems(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody is not null || (operation.Parameters ?? []).Any(CanBeInvalid))
        {
            yield return (StatusCodes.Status400BadRequest, "`request.invalid`: see `errors`.");
        }

        if (SecurityFilter.NeedsToken(context.ApiDescription.ActionDescriptor.EndpointMetadata))
        {
            yield return (StatusCodes.Status401Unauthorized, "`auth.required`: there is no access token. `auth.invalid_token`: it is not valid, or its session is over.");
        }

        var isRead = HttpMethods.IsGet(context.ApiDescription.HttpMethod ?? string.Empty);
        if (!isRead)
        {
            yield return (StatusCodes.Status403Forbidden, "`auth.cross_site`: the token came by cookie, and the request from a foreign page.");
        }

        if (context.ApiDescription.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Body))
        {
            yield return (StatusCodes.Status413PayloadTooLarge, "`request.too_large`: the body has more than 64 KiB.");
            yield return (StatusCodes.Status415UnsupportedMediaType, "`request.unsupported_media_type`: the body is not JSON in UTF-8.");
        }

        yield return (StatusCodes.Status500InternalServerError, "`service.failed`: something went wrong; the log tells what, under the `traceId`.");
        if (!isRead)
        {
            yield return (StatusCodes.Status503ServiceUnavailable, "`service.busy`: too much is waiting already; `Retry-After` tells when to come again.");
        }
    }

    // A name in a path that nobody can have is simply nobody's: 404.
    private static bool CanBeInvalid(IOpenApiParameter parameter) =>
        parameter.In != ParameterLocation.Path || string.Equals(parameter.Schema?.Format, "uuid", StringComparison.Ordinal);
}
