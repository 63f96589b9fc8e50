using MediatR;
using Messaging.Application.Messages;
using Messaging.WebApi.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>Messages, across conversations.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/messages")]
[Tags("Messages")]
public sealed class MessagesController(IMediator mediator) : ApiController(mediator)
{
    private const string Sent = "sent";
    private const string Received = "received";

    /// <summary>Sends a message to a user. Writing to oneself is allowed.</summary>
    /// <remarks>
    /// The direct conversation is opened when there is none. The same <c>clientMessageId</c> with the same content and recipient
    /// answers the first answer again and stores nothing. A content of exactly <c>last N</c> or <c>history N</c> (N from 1 to 100)
    /// is a command: it answers the newest N messages exchanged with the recipient, or, without a recipient, of all that the
    /// caller sent; <c>"literal": true</c> sends such a text.
    /// </remarks>
    /// <param name="body">The message.</param>
    /// <param name="idempotencyKey">The <c>clientMessageId</c>, for clients that send it as a header.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message, or history.</returns>
    /// <response code="200">The content was a command: a list of messages.</response>
    /// <response code="201">The message is stored; <c>Location</c> is its address.</response>
    /// <response code="400"><c>commands.invalid_count</c>: the command's number is not from 1 to 100.</response>
    /// <response code="403">
    /// <c>messages.recipient_unavailable</c>: the recipient accepts nothing from the caller. <c>messages.recipient_blocked</c>: the
    /// caller has blocked the recipient.
    /// </response>
    /// <response code="404"><c>users.not_found</c>: nobody has the recipient's name.</response>
    /// <response code="422"><c>messages.id_reused</c>: the <c>clientMessageId</c> belongs to another message.</response>
    [HttpPost]
    [ProducesResponseType<ListResponse<MessageResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<MessageResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    public async Task<IActionResult> Send(
        SendMessageRequest body,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        CancellationToken cancellationToken) =>
        MatchSent(await SendAsync(new SendMessage(body.Recipient, body.ToOutgoing(idempotencyKey)), cancellationToken));

    /// <summary>Lists the caller's own messages, newest first.</summary>
    /// <param name="direction">all (also when left out), sent or received.</param>
    /// <param name="with">Only those exchanged with this user.</param>
    /// <param name="time">Only those of this time.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages.</returns>
    /// <response code="200">A page of messages.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has the name in <c>with</c>.</response>
    [HttpGet]
    [ProducesResponseType<ListResponse<MessageResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public Task<IActionResult> GetMessages(
        string? direction,
        string? with,
        [FromQuery(Name = "")] TimeParameters time,
        [FromQuery(Name = "")] PageParameters page,
        CancellationToken cancellationToken) =>
        ListAsync(new GetMessages(direction, with, time.ToFilter(), page.ToQuery()), cancellationToken);

    /// <summary>Lists the messages that the caller wrote, newest first.</summary>
    /// <param name="with">Only those to this user.</param>
    /// <param name="time">Only those of this time.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages.</returns>
    /// <response code="200">A page of messages.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has the name in <c>with</c>.</response>
    [HttpGet(Sent)]
    [ProducesResponseType<ListResponse<MessageResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public Task<IActionResult> GetSent(
        string? with, [FromQuery(Name = "")] TimeParameters time, [FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        ListAsync(new GetMessages(Sent, with, time.ToFilter(), page.ToQuery()), cancellationToken);

    /// <summary>Lists the messages that were written to the caller, newest first.</summary>
    /// <param name="with">Only those from this user.</param>
    /// <param name="time">Only those of this time.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages.</returns>
    /// <response code="200">A page of messages.</response>
    /// <response code="404"><c>users.not_found</c>: nobody has the name in <c>with</c>.</response>
    [HttpGet(Received)]
    [ProducesResponseType<ListResponse<MessageResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public Task<IActionResult> GetReceived(
        string? with, [FromQuery(Name = "")] TimeParameters time, [FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        ListAsync(new GetMessages(Received, with, time.ToFilter(), page.ToQuery()), cancellationToken);

    /// <summary>Shows a message that the caller wrote, or of a conversation that they take part in.</summary>
    /// <param name="id">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message.</returns>
    /// <response code="200">The message.</response>
    /// <response code="404"><c>messages.not_found</c>: there is none, or it is not for the caller.</response>
    [HttpGet("{id}")]
    [ProducesResponseType<MessageResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetMessage(Guid id, CancellationToken cancellationToken) =>
        Match(await SendAsync(new GetMessage(id), cancellationToken));

    private async Task<IActionResult> ListAsync(GetMessages request, CancellationToken cancellationToken) =>
        MatchList(await SendAsync(request, cancellationToken));
}
