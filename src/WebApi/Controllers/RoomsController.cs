using MediatR;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Rooms;
using Messaging.WebApi.Contracts;
using Messaging.WebApi.LiveUpdates;
using Messaging.WebApi.Security;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>Rooms and who is in them. What is said in them is found under the room's <c>id</c> among the conversations.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/rooms")]
[Tags("Rooms")]
public sealed class RoomsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Lists the public rooms and the caller's private ones, in order of name. Open to guests.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rooms.</returns>
    /// <response code="200">A page of rooms.</response>
    [HttpGet]
    [OpenToGuests]
    [ProducesResponseType<ListResponse<RoomResponse>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetRooms([FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetRooms(page.ToQuery()), cancellationToken));

    /// <summary>Opens a room; the caller owns it and is its first member.</summary>
    /// <param name="body">The room.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The room.</returns>
    /// <response code="201">The room is open; <c>Location</c> is its address.</response>
    /// <response code="409"><c>rooms.name_taken</c>: a room, maybe a private one, has that name.</response>
    [HttpPost]
    [RateLimited(RateLimits.Rooms)]
    [ProducesResponseType<RoomResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> CreateRoom(CreateRoomRequest body, CancellationToken cancellationToken) =>
        Match(
            await SendAsync(new CreateRoom(body.Name, body.Title, body.IsPublic), cancellationToken),
            room => Made($"/rooms/{room.Name}", room));

    /// <summary>Shows a room. Open to guests where the room is public.</summary>
    /// <param name="name" example="lobby">The room's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The room.</returns>
    /// <response code="200">The room.</response>
    /// <response code="404"><c>rooms.not_found</c>: there is none, or it is private and the caller stands outside.</response>
    [HttpGet("{name}")]
    [OpenToGuests]
    [ProducesResponseType<RoomResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetRoom(string name, CancellationToken cancellationToken) =>
        Match(await SendAsync(new GetRoom(name), cancellationToken));

    /// <summary>Lists who is in a room, in order of name.</summary>
    /// <param name="name" example="lobby">The room's name, in any case.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The members.</returns>
    /// <response code="200">A page of members.</response>
    /// <response code="404"><c>rooms.not_found</c>: there is none, or it is private and the caller stands outside.</response>
    [HttpGet("{name}/members")]
    [ProducesResponseType<ListResponse<MemberResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetMembers(string name, [FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetMembers(name, page.ToQuery()), cancellationToken));

    /// <summary>Joins a public room. Joining again changes nothing.</summary>
    /// <remarks>What was said before counts as read; the room stands in the caller's list of conversations from now on.</remarks>
    /// <param name="name" example="lobby">The room's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The caller is a member.</response>
    /// <response code="404"><c>rooms.not_found</c>: there is none, or it is private and the caller stands outside.</response>
    /// <response code="409"><c>rooms.full</c>: the room has as many members as a room may have.</response>
    [HttpPut("{name}/members/me")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> JoinRoom(string name, CancellationToken cancellationToken) =>
        Match(await SendAsync(new JoinRoom(name), cancellationToken));

    /// <summary>Leaves a room. Where the caller is no member it changes nothing.</summary>
    /// <remarks>The room of an owner who leaves goes to the member who has been there longest.</remarks>
    /// <param name="name" example="lobby">The room's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The caller is no member.</response>
    /// <response code="404"><c>rooms.not_found</c>: there is none, or it is private and the caller stands outside.</response>
    [HttpDelete("{name}/members/me")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> LeaveRoom(string name, CancellationToken cancellationToken) =>
        Match(await SendAsync(new LeaveRoom(name), cancellationToken));

    /// <summary>Brings somebody into a room that the caller owns. Bringing them again changes nothing.</summary>
    /// <param name="name" example="garden">The room's name, in any case.</param>
    /// <param name="userName" example="bob">The user's name, in any case; the caller's own joins.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The user is a member.</response>
    /// <response code="403">
    /// <c>rooms.owner_only</c>: the room is not the caller's. <c>messages.recipient_unavailable</c>: the user accepts nothing from the
    /// caller. <c>messages.recipient_blocked</c>: the caller has blocked the user.
    /// </response>
    /// <response code="404">
    /// <c>rooms.not_found</c>: there is none, or it is private and the caller stands outside. <c>users.not_found</c>: nobody has that
    /// name.
    /// </response>
    /// <response code="409"><c>rooms.full</c>: the room has as many members as a room may have.</response>
    [HttpPut("{name}/members/{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> AddMember(string name, string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new AddMember(name, userName), cancellationToken));

    /// <summary>Puts somebody out of a room that the caller owns. Where they are no member it changes nothing.</summary>
    /// <param name="name" example="garden">The room's name, in any case.</param>
    /// <param name="userName" example="bob">The user's name, in any case; the caller's own leaves.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">The user is no member.</response>
    /// <response code="403"><c>rooms.owner_only</c>: the room is not the caller's.</response>
    /// <response code="404">
    /// <c>rooms.not_found</c>: there is none, or it is private and the caller stands outside. <c>users.not_found</c>: nobody has that
    /// name.
    /// </response>
    [HttpDelete("{name}/members/{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> RemoveMember(string name, string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new RemoveMember(name, userName), cancellationToken));

    /// <summary>Tells what is said in a room: as a stream, or a page of the same events. Open to guests where the room is public.</summary>
    /// <remarks>
    /// As <c>GET /events</c>, with the sequences of the room's messages: with <c>Accept: text/event-stream</c> a stream that goes on,
    /// else a page, oldest first. All messages are kept, so only a sequence from the future is answered with <c>reset</c> or 410.
    /// </remarks>
    /// <param name="name" example="lobby">The room's name, in any case.</param>
    /// <param name="position">Where to read.</param>
    /// <param name="lastEventId" example="42">The sequence, where <c>after</c> is left out; in a stream it wins over <c>after</c>.</param>
    /// <param name="page">How much, in a page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events.</returns>
    /// <response code="200">A stream of events, or a page of them.</response>
    /// <response code="404"><c>rooms.not_found</c>: there is none, or it is private and the caller stands outside.</response>
    /// <response code="410"><c>events.expired</c>: the sequence was never reached.</response>
    /// <response code="503"><c>events.too_many_streams</c>: too many streams are open; <c>Retry-After</c> tells when to come again.</response>
    [HttpGet("{name}/events")]
    [OpenToGuests]
    [ProducesResponseType<ListResponse<EventResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<IActionResult> GetRoomEvents(
        string name,
        [FromQuery(Name = "")] EventParameters position,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        [FromQuery(Name = "")] PageParameters page,
        CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetRoomEvents(name, position.ToPageStart(lastEventId), page.ToQuery()), cancellationToken));

    /// <summary>Opens a stream of a room; described together with the page.</summary>
    /// <param name="name">The room's name, in any case.</param>
    /// <param name="position">Where to begin.</param>
    /// <param name="lastEventId">The same; wins.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stream.</returns>
    [HttpGet("{name}/events")]
    [OpenToGuests]
    [EventStream]
    [RateLimited(RateLimits.Streams)]
    [ApiExplorerSettings(IgnoreApi = true)]
    public async Task<IActionResult> StreamRoomEvents(
        string name,
        [FromQuery(Name = "")] EventParameters position,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        CancellationToken cancellationToken) =>
        Match(await SendAsync(new ListenToRoom(name, position.ToPosition(lastEventId)), cancellationToken), start => new EventStreamResult(start));
}
