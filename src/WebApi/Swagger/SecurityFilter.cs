using Messaging.WebApi.Security;
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
        var endpoint = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var token = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SwaggerSetup.Bearer, context.Document)] = [] };
        operation.Security = NeedsToken(endpoint) ? [token] : WelcomesGuests(endpoint) ? [new OpenApiSecurityRequirement(), token] : [];
    }

    /// <summary>Whether an endpoint is for signed-in users only.</summary>
    /// <param name="endpoint">Its metadata.</param>
    /// <returns>Whether it is.</returns>
    public static bool NeedsToken(IList<object> endpoint) =>
        endpoint.OfType<IAuthorizeData>().Any() && !endpoint.OfType<IAllowAnonymous>().Any();

    /// <summary>Whether an endpoint is open to guests, and shows signed-in users more.</summary>
    /// <param name="endpoint">Its metadata.</param>
    /// <returns>Whether it is.</returns>
    public static bool WelcomesGuests(IList<object> endpoint) => endpoint.OfType<OpenToGuestsAttribute>().Any();

    /// <summary>Whether an endpoint is for users of a role only.</summary>
    /// <param name="endpoint">Its metadata.</param>
    /// <returns>Whether it is.</returns>
    public static bool NeedsRole(IList<object> endpoint) => endpoint.OfType<IAuthorizeData>().Any(rule => rule.Roles is not null);
}
