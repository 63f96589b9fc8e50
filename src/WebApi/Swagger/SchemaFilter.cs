using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Messaging.WebApi.Contracts;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>
/// Tells what types alone do not: a request's members are nullable so that its validator sees which are missing, yet one that must
/// be sent cannot be null; a member that is left out in place of null never is null; answers, unlike requests, may grow.
/// </summary>
internal sealed class SchemaFilter : ISchemaFilter
{
    /// <inheritdoc/>
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema described)
        {
            return;
        }

        if (context.MemberInfo is { } member)
        {
            if (IsNeverNull(member))
            {
                described.Type &= ~JsonSchemaType.Null;
            }
        }
        else if (described.Properties is { Count: > 0 } && !IsRequest(context.Type))
        {
            described.AdditionalPropertiesAllowed = true;
        }
    }

    private static bool IsNeverNull(MemberInfo member) =>
        member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull }
        || (IsRequest(member.DeclaringType!) && member.IsDefined(typeof(RequiredMemberAttribute)));

    private static bool IsRequest(Type type) =>
        type.Assembly == typeof(RegisterRequest).Assembly && type.Name.EndsWith("Request", StringComparison.Ordinal);
}
