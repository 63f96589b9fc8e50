using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
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
        else if (described.Properties is { Count: > 0 } members && !IsRequest(context.Type))
        {
            described.AdditionalPropertiesAllowed = true;
            AllowNulls(members, context.Type);
        }
    }

    // A member that refers to another schema has no type of its own to which null could be added.
    private static void AllowNulls(IDictionary<string, IOpenApiSchema> members, Type type)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.GetProperties().Where(property => nullability.Create(property).ReadState is NullabilityState.Nullable))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (members.TryGetValue(name, out var schema) && schema is OpenApiSchemaReference && !IsNeverNull(property))
            {
                members[name] = new OpenApiSchema { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
            }
        }
    }

    private static bool IsNeverNull(MemberInfo member) =>
        member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull }
        || (IsRequest(member.DeclaringType!) && member.IsDefined(typeof(RequiredMemberAttribute)));

    private static bool IsRequest(Type type) =>
        type.Assembly == typeof(RegisterRequest).Assembly && type.Name.EndsWith("Request", StringComparison.Ordinal);
}
