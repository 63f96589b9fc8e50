using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.ArchitectureTests.Planted.Controllers;

/// <summary>Is given a port.</summary>
/// <param name="mediator">The mediator.</param>
/// <param name="caller">A port.</param>
[Authorize]
public sealed class WithPortController(IMediator mediator, ICurrentUser caller) : ControllerBase
{
    [HttpGet]
    public async Task<IActionResult> Get(CancellationToken cancellationToken) =>
        Ok((await mediator.Send(new GetUser(caller.UserName), cancellationToken)).Value);
}

/// <summary>Decides by itself.</summary>
/// <param name="mediator">The mediator.</param>
[Authorize]
public sealed class WithDomainController(IMediator mediator) : ControllerBase
{
    [HttpGet]
    public async Task<IActionResult> Get(string name, CancellationToken cancellationToken) =>
        UserNameRules.IsValid(name) ? Ok((await mediator.Send(new GetUser(name), cancellationToken)).Value) : NotFound();
}

/// <summary>Sends nothing, or too much.</summary>
/// <param name="mediator">The mediator.</param>
[Authorize]
public sealed class MiscountingController(IMediator mediator) : ControllerBase
{
    [HttpGet("none")]
    public IActionResult SendsNone() => Ok();

    [HttpGet("two")]
    public async Task<IActionResult> SendsTwo(CancellationToken cancellationToken)
    {
        await mediator.Send(new GetMe(), cancellationToken);
        return await OtherAsync(cancellationToken);
    }

    [HttpGet("unsent")]
    public IActionResult MakesOneAndKeepsIt() => Ok(new GetMe());

    [HttpGet("one")]
    public Task<IActionResult> SendsOneByWayOfAHelper(CancellationToken cancellationToken) => OtherAsync(cancellationToken);

    private async Task<IActionResult> OtherAsync(CancellationToken cancellationToken) =>
        Ok((await mediator.Send(new GetUser("bob"), cancellationToken)).Value);
}

/// <summary>Lets anybody in without saying so.</summary>
/// <param name="mediator">The mediator.</param>
public sealed class UnguardedController(IMediator mediator) : ControllerBase
{
    [HttpGet("forgotten")]
    public async Task<IActionResult> Forgotten(CancellationToken cancellationToken) => Ok((await mediator.Send(new GetMe(), cancellationToken)).Value);

    [HttpGet("guarded")]
    [Authorize]
    public async Task<IActionResult> Guarded(CancellationToken cancellationToken) => Ok((await mediator.Send(new GetMe(), cancellationToken)).Value);

    [HttpGet("opened")]
    [Authorize]
    [AllowAnonymous]
    public async Task<IActionResult> Opened(CancellationToken cancellationToken) => Ok((await mediator.Send(new GetMe(), cancellationToken)).Value);
}
