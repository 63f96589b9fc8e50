using Messaging.WebApi.Security;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>Describes the headers that tell a client when to come again.</summary>
internal sealed class HeaderFilter : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is OpenApiResponse described)
            {
                described.Headers = HeadersOf(status);
            }
        }
    }

    private static Dictionary<string, IOpenApiHeader>? HeadersOf(string status) => status switch
    {
        "429" => new(StringComparer.Ordinal)
        {
            [HeaderNames.RetryAfter] = Header("In how many seconds to come again.", JsonSchemaType.Integer),
            [CallerRateLimiter.PolicyHeader] = Header("The quota that this call counts for: q calls in w seconds.", JsonSchemaType.String),
            [CallerRateLimiter.Header] = Header("What is left of it: r calls; in t seconds it is whole again.", JsonSchemaType.String),
        },
        "503" => new(StringComparer.Ordinal)
        {
            [HeaderNames.RetryAfter] = Header("In how many seconds to come again.", JsonSchemaType.Integer),
        },
        _ => null,
    };

    private static OpenApiHeader Header(string description, JsonSchemaType type) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = type } };
}
