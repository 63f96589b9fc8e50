using Microsoft.AspNetCore.Authentication;

namespace Messaging.WebApi.Security;

/// <summary>
/// Lets guests pass where an action is open to them (<see cref="OpenToGuestsAttribute"/>), but nobody with a token that is not valid.
/// Stands between authentication and authorisation.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class GuestGuard(RequestDelegate next)
{
    /// <summary>Lets the request pass or refuses it.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is answered.</returns>
    public Task InvokeAsync(HttpContext context) =>
        IsOpenToGuests(context) && HasBadToken(context) ? context.ChallengeAsync() : next(context);

    private static bool IsOpenToGuests(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<OpenToGuestsAttribute>() is not null;

    // A header that is no bearer token keeps the cookie from counting, so it makes no guest of whoever sent it either.
    private static bool HasBadToken(HttpContext context) =>
        context.Features.Get<Caller>() is null
        && (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Failure is not null
            || context.Request.Headers.Authorization.Count > 0);
}
