using MediatR;
using Messaging.Application.Authentication;
using Messaging.WebApi.Contracts;
using Messaging.WebApi.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Messaging.WebApi.Controllers;

/// <summary>Accounts are made here, and sessions begun, prolonged and ended.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
/// <param name="cookies">Carries tokens for browsers.</param>
/// <param name="origins">Tells whose page sent a request.</param>
[Route($"{BasePath}/auth")]
[Tags("Authentication")]
public sealed class AuthController(IMediator mediator, TokenCookies cookies, RequestOrigins origins) : ApiController(mediator)
{
    /// <summary>Makes an account and signs its owner in.</summary>
    /// <param name="body">The account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tokens of the first session.</returns>
    /// <response code="201">The account was made; <c>Location</c> is its address.</response>
    /// <response code="409"><c>users.name_taken</c>: somebody has that name, in this or another case.</response>
    [HttpPost("register")]
    [RateLimited(RateLimits.Registration)]
    [AllowAnonymous]
    [ProducesResponseType<AuthResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Register(RegisterRequest body, CancellationToken cancellationToken)
    {
        var inCookies = body.UseCookies ?? false;
        if (inCookies && origins.IsForeign(Request))
        {
            return Match(SecurityErrors.CrossSite);
        }

        var result = await SendAsync(new Register(body.UserName, body.Password, body.Email), cancellationToken);
        return Match(result, tokens => Made($"/users/{tokens.User.UserName}", Carry(tokens, inCookies)));
    }

    /// <summary>Signs in.</summary>
    /// <remarks>With <c>useCookies</c>, the session whose cookies the browser has so far ends.</remarks>
    /// <param name="body">Name and password.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tokens of a new session.</returns>
    /// <response code="200">A session has begun.</response>
    /// <response code="401"><c>auth.invalid_credentials</c>: the name or the password is wrong, or the account is disabled.</response>
    /// <response code="429"><c>auth.throttled</c>: too many wrong passwords came for this account or from this address.</response>
    [HttpPost("login")]
    [RateLimited(RateLimits.Login)]
    [AllowAnonymous]
    [ProducesResponseType<AuthResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    public async Task<IActionResult> Login(LoginRequest body, CancellationToken cancellationToken)
    {
        var inCookies = body.UseCookies ?? false;
        if (inCookies && origins.IsForeign(Request))
        {
            return Match(SecurityErrors.CrossSite);
        }

        var replaced = inCookies ? Caller.ByCookie(HttpContext)?.SessionId : null;
        var result = await SendAsync(new Login(body.UserName, body.Password) { Replaces = replaced }, cancellationToken);
        return Match(result, tokens => Ok(Carry(tokens, inCookies)));
    }

    /// <summary>Exchanges a refresh token for new tokens.</summary>
    /// <remarks>
    /// The token comes in the body or, from browsers, in its cookie; the new ones go the same way. A refresh token is good once:
    /// presenting one that was replaced a while ago ends its session.
    /// </remarks>
    /// <param name="body">The refresh token, unless its cookie carries it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new tokens.</returns>
    /// <response code="200">The session goes on.</response>
    /// <response code="401"><c>auth.invalid_refresh_token</c>: the token is not of this service, was replaced, or its session is over.</response>
    [HttpPost("refresh")]
    [RateLimited(RateLimits.Refresh)]
    [AllowAnonymous]
    [ProducesResponseType<AuthResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    public async Task<IActionResult> Refresh(
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RefreshRequest? body, CancellationToken cancellationToken)
    {
        var byCookie = body?.RefreshToken is null;
        var refreshToken = byCookie ? cookies.ReadRefreshToken(Request) : body!.RefreshToken;
        if (byCookie && refreshToken is not null && !origins.IsOurs(Request))
        {
            return Match(SecurityErrors.CrossSite);
        }

        var result = await SendAsync(new RefreshSession(refreshToken), cancellationToken);
        return Match(result, tokens => Ok(Carry(tokens, inCookies: byCookie)));
    }

    /// <summary>Ends the session of this request.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The session is over; its tokens are refused from now on.</response>
    [HttpPost("logout")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Logout(CancellationToken cancellationToken)
    {
        var result = await SendAsync(new Logout(), cancellationToken);
        if (result.Error is null)
        {
            cookies.Clear(Response);
        }

        return Match(result);
    }

    /// <summary>Lists the caller's sessions, newest first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sessions that are in force.</returns>
    /// <response code="200">A page of sessions.</response>
    [HttpGet("sessions")]
    [ProducesResponseType<ListResponse<SessionResponse>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetSessions([FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetSessions(page.ToQuery()), cancellationToken));

    /// <summary>Ends one of the caller's sessions.</summary>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The session is over; its tokens are refused from now on.</response>
    /// <response code="404"><c>auth.session_not_found</c>: the caller has no such session.</response>
    [HttpDelete("sessions/{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> EndSession(Guid id, CancellationToken cancellationToken) =>
        Match(await SendAsync(new EndSession(id), cancellationToken));

    /// <summary>Ends all of the caller's sessions but that of this request.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The other sessions are over.</response>
    [HttpDelete("sessions")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndOtherSessions(CancellationToken cancellationToken) =>
        Match(await SendAsync(new EndOtherSessions(), cancellationToken));

    /// <summary>Changes the caller's password and ends all their other sessions.</summary>
    /// <param name="body">The old and the new password.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The new password is in force.</response>
    /// <response code="400"><c>auth.wrong_password</c>: the current password is wrong.</response>
    /// <response code="429"><c>auth.throttled</c>: too many wrong passwords came for this account or from this address.</response>
    [HttpPut("password")]
    [RateLimited(RateLimits.Login)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    public async Task<IActionResult> ChangePassword(ChangePasswordRequest body, CancellationToken cancellationToken) =>
        Match(await SendAsync(new ChangePassword(body.CurrentPassword, body.NewPassword), cancellationToken));

    private AuthResponse Carry(AuthenticationResult tokens, bool inCookies)
    {
        if (inCookies)
        {
            cookies.Write(Response, tokens);
        }

        return AuthResponse.Of(tokens, withTokens: !inCookies);
    }
}
