using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Messaging.Application.Users;
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
            if (context.Type == typeof(UserResponse))
            {
                AddAccount(described.Properties);
            }
        }
    }

    // What an account has beside a user; who may see it gets it wherever one user is asked for.
    private static void AddAccount(IDictionary<string, IOpenApiSchema> members)
    {
        members["email"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            Description = "E-mail address, or null; there for the user and for administrators alone.",
        };
        members["roles"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
            Description = "Roles of the account; there for the user and for administrators alone.",
        };
    }

    private static bool IsNeverNull(MemberInfo member) =>
        member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull }
        || (IsRequest(member.DeclaringType!) && member.IsDefined(typeof(RequiredMemberAttribute)));

    private static bool IsRequest(Type type) =>
        type.Assembly == typeof(RegisterRequest).Assembly && type.Name.EndsWith("Request", StringComparison.Ordinal);
}
