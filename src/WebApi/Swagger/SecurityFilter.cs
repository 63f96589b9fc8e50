using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>Tells which operations need an access token.</summary>
internal sealed class SecurityFilter : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Security = NeedsToken(context.ApiDescription.ActionDescriptor.EndpointMetadata)
            ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SwaggerSetup.Bearer, context.Document)] = [] }]
            : [];
    }

    /// <summary>Whether an endpoint is for signed-in users only.</summary>
    /// <param name="endpoint">Its metadata.</param>
    /// <returns>Whether it is.</returns>
    public static bool NeedsToken(IList<object> endpoint) =>
        endpoint.OfType<IAuthorizeData>().Any() && !endpoint.OfType<IAllowAnonymous>().Any();

    /// <summary>Whether an endpoint is for users of a role only.</summary>
    /// <param name="endpoint">Its metadata.</param>
    /// <returns>Whether it is.</returns>
    public static bool NeedsRole(IList<object> endpoint) => endpoint.OfType<IAuthorizeData>().Any(rule => rule.Roles is not null);
}
