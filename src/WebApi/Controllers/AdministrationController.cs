using MediatR;
using Messaging.Application.Administration;
using Messaging.Domain.Users;
using Messaging.WebApi.Contracts;
using Messaging.WebApi.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>For administrators: accounts, and what happened in them. Nobody's messages can be read here.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/admin")]
[Authorize(Roles = Roles.Administrator)]
[Tags("Administration")]
public sealed class AdministrationController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Lists accounts in order of name, disabled ones too.</summary>
    /// <param name="search" example="al">Only those whose name begins with this, in any case.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The accounts.</returns>
    /// <response code="200">A page of accounts.</response>
    [HttpGet("users")]
    [RateLimited(RateLimits.Searching)]
    [ProducesResponseType<ListResponse<ManagedAccountResponse>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> SearchAccounts(
        string? search, [FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new SearchAccounts(search, page.ToQuery()), cancellationToken));

    /// <summary>Makes an account for somebody else.</summary>
    /// <param name="body">The account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account.</returns>
    /// <response code="201">The account was made; <c>Location</c> is its address.</response>
    /// <response code="409"><c>users.name_taken</c>: somebody has that name, in this or another case.</response>
    [HttpPost("users")]
    [ProducesResponseType<ManagedAccountResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> CreateUser(CreateUserRequest body, CancellationToken cancellationToken)
    {
        var result = await SendAsync(new CreateUser(body.UserName, body.Password, body.Email, body.Roles), cancellationToken);
        return Match(result, account => Made($"/users/{account.UserName}", account));
    }

    /// <summary>Disables an account. What it wrote and received stays. Disabling again changes nothing.</summary>
    /// <remarks>From the answer on, none of its tokens is good for anything, nobody can sign in to it, and nobody can write to it.</remarks>
    /// <param name="userName" example="bob">The account's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The account is disabled.</response>
    /// <response code="400"><c>admin.cannot_disable_self</c>: the name is the caller's own.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has that name.</response>
    /// <response code="409"><c>admin.last_administrator</c>: nobody would be left to administer the service.</response>
    [HttpPost("users/{userName}/disable")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> DisableUser(string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new DisableUser(userName), cancellationToken));

    /// <summary>Enables an account again. Its owner has to sign in anew. Enabling an enabled one changes nothing.</summary>
    /// <param name="userName" example="bob">The account's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The account is enabled.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has that name.</response>
    [HttpPost("users/{userName}/enable")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> EnableUser(string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new EnableUser(userName), cancellationToken));

    /// <summary>Gives an account these roles and no others.</summary>
    /// <remarks>
    /// Access tokens carry roles. So where the roles change, all sessions of the account end, the caller's own too, and its owner
    /// signs in anew.
    /// </remarks>
    /// <param name="userName" example="bob">The account's name, in any case.</param>
    /// <param name="body">The roles.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The account has these roles.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has that name.</response>
    /// <response code="409"><c>admin.last_administrator</c>: nobody would be left to administer the service.</response>
    [HttpPut("users/{userName}/roles")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> SetRoles(string userName, SetRolesRequest body, CancellationToken cancellationToken) =>
        Match(await SendAsync(new SetRoles(userName, body.Roles), cancellationToken));

    /// <summary>Lists everybody's activity, newest first, refused logins with names that nobody has included.</summary>
    /// <param name="user">Only entries of this user: a name in any case.</param>
    /// <param name="type">Only entries of this type, in any case.</param>
    /// <param name="time">Only entries of this time.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries.</returns>
    /// <response code="200">A page of entries.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has the name in <c>user</c>.</response>
    [HttpGet("activity")]
    [ProducesResponseType<ListResponse<AuditEntryResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetAllActivity(
        string? user,
        string? type,
        [FromQuery(Name = "")] TimeParameters time,
        [FromQuery(Name = "")] PageParameters page,
        CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetAllActivity(user, type, time.ToFilter(), page.ToQuery()), cancellationToken));
}
