using MediatR;
using Messaging.Application.Activity;
using Messaging.WebApi.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>What happened in the caller's account.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/activity")]
[Tags("Activity")]
public sealed class ActivityController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Lists the caller's own activity, newest first.</summary>
    /// <param name="type">
    /// Only entries of this type: SignUp, Login, InvalidLogin, Logout, MessageSent, MessageRefused, UserBlocked, UserUnblocked,
    /// PasswordChanged, SessionRevoked, TokenReuse, AccountCreated, AccountDisabled, AccountEnabled or RolesChanged, in any case.
    /// </param>
    /// <param name="time">Only entries of this time.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries.</returns>
    /// <response code="200">A page of entries.</response>
    [HttpGet]
    [ProducesResponseType<ListResponse<ActivityResponse>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetActivity(
        string? type,
        [FromQuery(Name = "")] TimeParameters time,
        [FromQuery(Name = "")] PageParameters page,
        CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetActivity(type, time.ToFilter(), page.ToQuery()), cancellationToken));
}
