using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>
/// Tells of each body whether it must be sent, and gives it an example, made of the examples of its members; one without is left out.
/// </summary>
internal sealed class BodyFilter : IRequestBodyFilter
{
    /// <inheritdoc/>
    public void Apply(IOpenApiRequestBody requestBody, RequestBodyFilterContext context)
    {
        if (requestBody is not OpenApiRequestBody { Content: { } contents } body)
        {
            return;
        }

        var parameter = context.BodyParameterDescription.ParameterInfo();
        body.Required = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull;
        var schema = context.SchemaRepository.Schemas[SchemaNames.Of(parameter.ParameterType)];
        foreach (var content in contents.Values.OfType<OpenApiMediaType>())
        {
            content.Example = ExampleOf(schema);
        }
    }

    private static JsonObject ExampleOf(IOpenApiSchema schema)
    {
        var example = new JsonObject();
        foreach (var (name, member) in schema.Properties!.Where(member => member.Value.Examples is { Count: > 0 }))
        {
            example[name] = member.Examples![0].DeepClone();
        }

        return example;
    }
}
