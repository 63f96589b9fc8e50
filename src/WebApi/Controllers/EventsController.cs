using MediatR;
using Messaging.Application.LiveUpdates;
using Messaging.WebApi.Contracts;
using Messaging.WebApi.LiveUpdates;
using Messaging.WebApi.Security;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>What changes for the caller, as it happens or a page at a time.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/events")]
[Tags("Live updates")]
public sealed class EventsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Tells what changes for the caller: as a stream, or a page of the same events.</summary>
    /// <remarks>
    /// With <c>Accept: text/event-stream</c> the answer is a stream of Server-Sent Events that goes on: first <c>ready</c>, then an
    /// event for everything that changes, each with its sequence as <c>id</c>, and <c>ping</c> at least every 15 seconds. A client that
    /// comes back with the header <c>Last-Event-ID</c>, which browsers send by themselves, or with <c>after</c>, gets all that it
    /// missed, once and in order. Where that is no longer kept comes <c>reset</c> and the stream ends: reload, and go on from
    /// <c>eventSequence</c> of <c>GET /conversations</c>. A user has at most 10 streams; one more closes the oldest. With any other
    /// <c>Accept</c> the answer is a page of events, oldest first, from the oldest that is kept where <c>after</c> is left out;
    /// <c>cursor</c> is for other lists.
    /// </remarks>
    /// <param name="position">Where to read.</param>
    /// <param name="lastEventId" example="42">The sequence, where <c>after</c> is left out; in a stream it wins over <c>after</c>.</param>
    /// <param name="page">How much, in a page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events.</returns>
    /// <response code="200">A stream of events, or a page of them.</response>
    /// <response code="410"><c>events.expired</c>: the events after this sequence are no longer kept, or it was never reached.</response>
    /// <response code="503"><c>events.too_many_streams</c>: too many streams are open; <c>Retry-After</c> tells when to come again.</response>
    [HttpGet]
    [ProducesResponseType<ListResponse<EventResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<IActionResult> GetEvents(
        [FromQuery(Name = "")] EventParameters position,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        [FromQuery(Name = "")] PageParameters page,
        CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetEvents(position.ToPageStart(lastEventId), page.ToQuery()), cancellationToken));

    /// <summary>Opens a stream; described together with the page.</summary>
    /// <param name="position">Where to begin.</param>
    /// <param name="lastEventId">The same; wins.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stream.</returns>
    [HttpGet]
    [EventStream]
    [RateLimited(RateLimits.Streams)]
    [ApiExplorerSettings(IgnoreApi = true)]
    public async Task<IActionResult> StreamEvents(
        [FromQuery(Name = "")] EventParameters position, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, CancellationToken cancellationToken) =>
        Match(await SendAsync(new ListenToEvents(position.ToPosition(lastEventId)), cancellationToken), start => new EventStreamResult(start));
}
