using System.Diagnostics;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Domain.Common;
using Messaging.WebApi.Contracts;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Controllers;

/// <summary>What all controllers share: a signed-in caller, answers that no cache keeps, and one way to answer a result.</summary>
/// <param name="mediator">Finds the handler of a request.</param>
[ApiController]
[Authorize]
[ResponseCache(NoStore = true)]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public abstract class ApiController(IMediator mediator) : ControllerBase
{
    /// <summary>Under which path version 1 of the API stands.</summary>
    protected const string BasePath = "/api/v1";

    /// <summary>Hands a request to its handler.</summary>
    /// <typeparam name="TResult">What the handler answers.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the handler answers.</returns>
    protected Task<TResult> SendAsync<TResult>(IRequest<TResult> request, CancellationToken cancellationToken) =>
        mediator.Send(request, cancellationToken);

    /// <summary>Answers a result that carries nothing: 204, or the refusal.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The answer.</returns>
    protected IActionResult Match(Result result) => result.Error is { } error ? new ProblemResult(error) : NoContent();

    /// <summary>Answers a result: 200 with its value, or the refusal.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns>The answer.</returns>
    protected IActionResult Match<T>(Result<T> result) => Match(result, value => Ok(value));

    /// <summary>Answers a result in the action's own way, or with the refusal.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="answer">Makes the answer of the value.</param>
    /// <returns>The answer.</returns>
    protected IActionResult Match<T>(Result<T> result, Func<T, IActionResult> answer) =>
        result.Error is { } error ? new ProblemResult(error) : answer(result.Value);

    /// <summary>Answers a page of a list: 200 with ready-made links to its neighbours, or the refusal.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns>The answer.</returns>
    protected IActionResult MatchList<T>(Result<Page<T>> result) => Match(result, page => Ok(page.ToList(Request)));

    /// <summary>Answers what sending gave: 201 with the message, 200 with history where the text was a command, or the refusal.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The answer.</returns>
    protected IActionResult MatchSent(Result<SendOutcome> result) => Match(result, outcome => outcome switch
    {
        SendOutcome.Accepted accepted => Made($"/messages/{accepted.Message.Id}", accepted.Message),
        SendOutcome.History { ConversationId: { } id } history => Ok(history.Messages.ToList(Address($"/conversations/{id}/messages"))),
        SendOutcome.History history => Ok(history.Messages.ToList(Address("/messages/sent"))),
        _ => throw new UnreachableException(),
    });

    /// <summary>Answers that something was made: 201 with its address.</summary>
    /// <param name="path">Its address below <see cref="BasePath"/>.</param>
    /// <param name="value">What was made.</param>
    /// <returns>The answer.</returns>
    protected IActionResult Made(string path, object value) => Created(Address(path).ToUriComponent(), value);

    /// <summary>An address of the API as this request's client reaches it.</summary>
    /// <param name="path">The path below <see cref="BasePath"/>.</param>
    /// <returns>The address.</returns>
    protected PathString Address(string path) => Request.PathBase.Add(BasePath + path);
}
