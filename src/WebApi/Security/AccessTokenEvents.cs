using System.Security.Claims;
using Messaging.Application.Authentication;
using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.WebApi.Security;

/// <summary>Where access tokens come from, that their session must be in force, and what is answered where they are missing or bad.</summary>
internal sealed class AccessTokenEvents(TokenCookies cookies, ISessionMonitor sessions) : JwtBearerEvents
{
    private const string SchemePrefix = JwtBearerDefaults.AuthenticationScheme + " ";

    /// <summary>Takes the token from the header, which counts even when it is bad, or else from the cookie; never from the address.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is done.</returns>
    public override Task MessageReceived(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization;
        var token = header.Count == 0 ? cookies.ReadAccessToken(context.Request) : FromHeader(header.ToString());
        if (token is null)
        {
            context.NoResult();
        }
        else if (AccessTokenPolicy.IsCanonical(token))
        {
            context.Token = token;
        }
        else
        {
            context.Fail("The signature is not written as this service writes it.");
        }

        return Task.CompletedTask;
    }

    /// <summary>Refuses a token that is well signed but incomplete, demands what we do not know, or whose session is over.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is done.</returns>
    public override async Task TokenValidated(TokenValidatedContext context)
    {
        if (Caller.Of(context.Principal) is not { } caller || HasCriticalHeaders(context.SecurityToken))
        {
            context.Fail("The token is not one of ours.");
        }
        else if (await sessions.IsActiveAsync(caller.SessionId, context.HttpContext.RequestAborted))
        {
            context.HttpContext.Features.Set(caller);
            context.Principal = WithRolesAlone(context.Principal!);
        }
        else
        {
            context.Fail("The session is over.");
        }
    }

    /// <summary>Answers 401 (RFC 6750, section 3).</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is done.</returns>
    public override Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        if (context.AuthenticateFailure is null)
        {
            return ProblemWriter.WriteAsync(context.HttpContext, SecurityErrors.Required);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ProblemWriter.WriteAsync(context.HttpContext, SecurityErrors.InvalidToken);
    }

    /// <summary>Answers 403.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is done.</returns>
    public override Task Forbidden(ForbiddenContext context) => ProblemWriter.WriteAsync(context.HttpContext, SecurityErrors.Forbidden);

    // The rest of the token has become the caller. A stream lasts for minutes, and would keep all of it in memory, parsed twice.
    private static ClaimsPrincipal WithRolesAlone(ClaimsPrincipal principal)
    {
        var roles = principal.FindAll(AccessTokenClaims.Roles).Select(claim => new Claim(claim.Type, claim.Value));
        return new ClaimsPrincipal(new ClaimsIdentity(
            roles, JwtBearerDefaults.AuthenticationScheme, nameType: AccessTokenClaims.UserName, roleType: AccessTokenClaims.Roles));
    }

    // We know none, and a token with one that is not known must be refused (RFC 7515, section 4.1.11).
    private static bool HasCriticalHeaders(SecurityToken token) => token is not JsonWebToken jwt || jwt.TryGetHeaderValue<object>("crit", out _);

    // Another scheme is no access token at all (RFC 6750, section 3.1), but it keeps the cookie from counting.
    private static string? FromHeader(string header) =>
        header.StartsWith(SchemePrefix, StringComparison.OrdinalIgnoreCase) ? header[SchemePrefix.Length..].Trim() : null;
}
