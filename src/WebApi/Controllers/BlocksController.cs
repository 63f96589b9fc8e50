using MediatR;
using Messaging.Application.Blocks;
using Messaging.WebApi.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>From whom the caller accepts no messages.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/blocks")]
[Tags("Blocks")]
public sealed class BlocksController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Lists whom the caller has blocked, latest first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The blocks.</returns>
    /// <response code="200">A page of blocks.</response>
    [HttpGet]
    [ProducesResponseType<ListResponse<BlockResponse>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetBlocks([FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetBlocks(page.ToQuery()), cancellationToken));

    /// <summary>Blocks a user: from the answer on, nothing more of theirs is stored. Blocking again changes nothing.</summary>
    /// <param name="userName" example="bob">The user's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The user is blocked.</response>
    /// <response code="400"><c>blocks.cannot_block_self</c>: the name is the caller's own.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has that name.</response>
    [HttpPut("{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Block(string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new BlockUser(userName), cancellationToken));

    /// <summary>Takes a block back. Without a block it changes nothing.</summary>
    /// <param name="userName" example="bob">The user's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The user is not blocked.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has that name.</response>
    [HttpDelete("{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Unblock(string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new UnblockUser(userName), cancellationToken));
}
