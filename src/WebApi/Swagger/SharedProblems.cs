using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;

namespace Messaging.WebApi.Swagger;

/// <summary>Errors that any operation of its sort can answer, whatever it does.</summary>
internal static class SharedProblems
{
    private const string Invalid = "`request.invalid`: see `errors`.";
    private const string NoToken = "`auth.required`: there is no access token. `auth.invalid_token`: it is not valid, or its session is over.";
    private const string BadToken = "`auth.invalid_token`: an access token came that is not valid, or its session is over.";
    private const string NoRole = "`auth.forbidden`: the caller lacks the role that this call is for.";
    private const string CrossSite = "`auth.cross_site`: the token came by cookie, or cookies were asked for, and the request came from a foreign page.";
    private const string TooLarge = "`request.too_large`: the body has more than 64 KiB.";
    private const string NotJson = "`request.unsupported_media_type`: the body is not JSON in UTF-8.";
    private const string TooMany = "`request.too_many`: the caller's quota is used up; `Retry-After` tells when to come again.";
    private const string Failed = "`service.failed`: something went wrong; the log tells what, under the `traceId`.";
    private const string Busy = "`service.busy`: too much is waiting already; `Retry-After` tells when to come again.";

    /// <summary>Lists them.</summary>
    /// <param name="operation">The operation as it is described so far.</param>
    /// <param name="api">The action behind it.</param>
    /// <returns>Status and description of each.</returns>
    public static IEnumerable<(int Status, string Description)> Of(OpenApiOperation operation, ApiDescription api)
    {
        if (operation.RequestBody is not null || (operation.Parameters ?? []).Any(CanBeInvalid))
        {
            yield return (StatusCodes.Status400BadRequest, Invalid);
        }

        if (SecurityFilter.NeedsToken(api.ActionDescriptor.EndpointMetadata))
        {
            yield return (StatusCodes.Status401Unauthorized, NoToken);
        }

        if (SecurityFilter.WelcomesGuests(api.ActionDescriptor.EndpointMetadata))
        {
            yield return (StatusCodes.Status401Unauthorized, BadToken);
        }

        if (SecurityFilter.NeedsRole(api.ActionDescriptor.EndpointMetadata))
        {
            yield return (StatusCodes.Status403Forbidden, NoRole);
        }

        if (api.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Body))
        {
            yield return (StatusCodes.Status413PayloadTooLarge, TooLarge);
            yield return (StatusCodes.Status415UnsupportedMediaType, NotJson);
        }

        if (!HttpMethods.IsGet(api.HttpMethod!))
        {
            yield return (StatusCodes.Status403Forbidden, CrossSite);
            yield return (StatusCodes.Status503ServiceUnavailable, Busy);
        }

        yield return (StatusCodes.Status429TooManyRequests, TooMany);
        yield return (StatusCodes.Status500InternalServerError, Failed);
    }

    // A name in a path that nobody can have is simply nobody's: 404.
    private static bool CanBeInvalid(IOpenApiParameter parameter) =>
        parameter.In != ParameterLocation.Path || string.Equals(parameter.Schema?.Format, "uuid", StringComparison.Ordinal);
}
