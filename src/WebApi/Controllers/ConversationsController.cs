using MediatR;
using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Messaging.WebApi.Contracts;
using Messaging.WebApi.Security;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>Conversations, their history and how far it is read.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[Route($"{BasePath}/conversations")]
[Tags("Conversations")]
public sealed class ConversationsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Lists the caller's conversations, latest activity first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversations.</returns>
    /// <response code="200">A page of conversations.</response>
    [HttpGet]
    [ProducesResponseType<ConversationList>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetConversations([FromQuery(Name = "")] PageParameters page, CancellationToken cancellationToken) =>
        Match(await SendAsync(new GetConversations(page.ToQuery()), cancellationToken), conversations => Ok(conversations.ToList(Request)));

    /// <summary>Shows one of the caller's conversations.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation.</returns>
    /// <response code="200">The conversation.</response>
    /// <response code="404"><c>conversations.not_found</c>: there is none, or the caller takes no part in it.</response>
    [HttpGet("{id}")]
    [ProducesResponseType<ConversationResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetConversation(Guid id, CancellationToken cancellationToken) =>
        Match(await SendAsync(new GetConversation(id), cancellationToken));

    /// <summary>Shows the caller's direct conversation with a user; with their own name, their notes.</summary>
    /// <param name="userName" example="bob">The user's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation.</returns>
    /// <response code="200">The conversation.</response>
    /// <response code="404">
    /// <c>users.not_found</c>: nobody has that name. <c>conversations.not_found</c>: no message went between the two yet.
    /// </response>
    [HttpGet("with/{userName}")]
    [ProducesResponseType<ConversationResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetConversationWith(string userName, CancellationToken cancellationToken) =>
        Match(await SendAsync(new GetConversationWith(userName), cancellationToken));

    /// <summary>Lists messages of a conversation: newest first, or oldest first from a sequence on. Public rooms are open to guests.</summary>
    /// <remarks>
    /// Only one of <c>last</c>, <c>before</c> and <c>after</c> can be given; <c>cursor</c> is for other lists. Reading marks nothing as
    /// read.
    /// </remarks>
    /// <param name="id">The conversation.</param>
    /// <param name="position">Where to read.</param>
    /// <param name="page">How much.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages.</returns>
    /// <response code="200">A page of messages.</response>
    /// <response code="401"><c>auth.required</c>: there is no access token, and it is no public room.</response>
    /// <response code="404"><c>conversations.not_found</c>: there is none, or it is neither the caller's nor a public room.</response>
    [HttpGet("{id}/messages")]
    [OpenToGuests]
    [ProducesResponseType<ListResponse<MessageResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetHistory(
        Guid id,
        [FromQuery(Name = "")] HistoryParameters position,
        [FromQuery(Name = "")] PageParameters page,
        CancellationToken cancellationToken) =>
        MatchList(await SendAsync(new GetHistory(id, position.ToPosition(), page.ToQuery()), cancellationToken));

    /// <summary>Sends a message into one of the caller's conversations, direct or room.</summary>
    /// <remarks>
    /// The same <c>clientMessageId</c> with the same content answers the first answer again and stores nothing. A content of exactly
    /// <c>last N</c> or <c>history N</c> (N from 1 to 100) is a command: it answers the newest N messages of the conversation;
    /// <c>"literal": true</c> sends such a text.
    /// </remarks>
    /// <param name="id">The conversation.</param>
    /// <param name="body">The message.</param>
    /// <param name="idempotencyKey">The <c>clientMessageId</c>, for clients that send it as a header.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message, or history.</returns>
    /// <response code="200">The content was a command: a list of messages.</response>
    /// <response code="201">The message is stored; <c>Location</c> is its address.</response>
    /// <response code="400"><c>commands.invalid_count</c>: the command's number is not from 1 to 100.</response>
    /// <response code="403">
    /// <c>messages.recipient_unavailable</c>: the recipient accepts nothing from the caller. <c>messages.recipient_blocked</c>: the
    /// caller has blocked the recipient. <c>rooms.members_only</c>: the caller has not joined the public room.
    /// </response>
    /// <response code="404"><c>conversations.not_found</c>: there is none, or the caller takes no part in it.</response>
    /// <response code="422"><c>messages.id_reused</c>: the <c>clientMessageId</c> belongs to another message.</response>
    [HttpPost("{id}/messages")]
    [ProducesResponseType<ListResponse<MessageResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<MessageResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    public async Task<IActionResult> Post(
        Guid id,
        PostMessageRequest body,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        CancellationToken cancellationToken) =>
        MatchSent(await SendAsync(new PostMessage(id, body.ToOutgoing(idempotencyKey)), cancellationToken));

    /// <summary>Moves the caller's read marker forward; one that stands further on stays.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="body">How far the caller has read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Nothing.</returns>
    /// <response code="204">Everything up to the sequence is read.</response>
    /// <response code="400"><c>conversations.sequence_out_of_range</c>: the sequence lies after the last message.</response>
    /// <response code="404"><c>conversations.not_found</c>: there is none, or the caller takes no part in it.</response>
    [HttpPut("{id}/read")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> MarkRead(Guid id, MarkReadRequest body, CancellationToken cancellationToken) =>
        Match(await SendAsync(new MarkRead(id, body.Sequence), cancellationToken));
}
