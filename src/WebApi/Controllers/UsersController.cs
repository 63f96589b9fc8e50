using MediatR;
using Messaging.Application.Users;
using Messaging.WebApi.Contracts;
using Messaging.WebApi.Security;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>People.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/users")]
[Tags("Users")]
public sealed class UsersController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Shows the caller's own account.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account.</returns>
    /// <response code="200">The account.</response>
    [HttpGet("me")]
    [ProducesResponseType<AccountResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetMe(CancellationToken cancellationToken) =>
        Match(await SendAsync(new GetMe(), cancellationToken));

    /// <summary>Changes the caller's own account; what is left out stays as it is.</summary>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account.</returns>
    /// <response code="200">The account as it is now.</response>
    [HttpPatch("me")]
    [ProducesResponseType<AccountResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> UpdateMe(UpdateProfileRequest body, CancellationToken cancellationToken) =>
        Match(await SendAsync(new UpdateProfile(body.DisplayName, body.Email), cancellationToken));

    /// <summary>Shows a user; to the user and to administrators the whole account.</summary>
    /// <param name="userName" example="bob">The user's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user.</returns>
    /// <response code="200">The user.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has that name.</response>
    [HttpGet("{userName}")]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetUser(string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new GetUser(userName), cancellationToken));

    /// <summary>Finds users by the beginning of their name, in order of name.</summary>
    /// <param name="search" example="al">The beginning, in any case; at least 2 characters.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The users.</returns>
    /// <response code="200">A page of users.</response>
    [HttpGet]
    [RateLimited(RateLimits.Searching)]
    [ProducesResponseType<ListResponse<UserResponse>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Search(string? search, [FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new SearchUsers(search, page.ToQuery()), cancellationToken));
}
