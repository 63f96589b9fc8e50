using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.LiveUpdates;

/// <summary>Asks where a stream of the caller's events begins.</summary>
/// <param name="After">Sequence to go on from, as it stands in the query string, or nothing.</param>
/// <param name="LastEventId">
/// The same from the header <c>Last-Event-ID</c>. It wins, because browsers send it when they come back to the address that they
/// began with.
/// </param>
public sealed record ListenToEvents(string? After, string? LastEventId) : IRequest<Result<EventStreamStart>>;

/// <summary>Where a stream begins.</summary>
/// <param name="Key">Whose events: what <see cref="ILiveListener"/> is told when there are more.</param>
/// <param name="Position">The sequence before its first event.</param>
/// <param name="Bounds">How far the log went at that moment.</param>
public sealed record EventStreamStart(Guid Key, long Position, EventBounds Bounds);

internal sealed class ListenToEventsValidator : AbstractValidator<ListenToEvents>
{
    public ListenToEventsValidator()
    {
        RuleFor(request => request.After).EventSequence("after");
        RuleFor(request => request.LastEventId).EventSequence("Last-Event-ID");
    }
}

internal sealed class ListenToEventsHandler(IEventReader events, ICurrentUser caller) : IRequestHandler<ListenToEvents, Result<EventStreamStart>>
{
    public async Task<Result<EventStreamStart>> Handle(ListenToEvents request, CancellationToken cancellationToken)
    {
        var bounds = await events.FindBoundsAsync(caller.UserId, cancellationToken);
        var position = EventSequences.Parse(request.LastEventId) ?? EventSequences.Parse(request.After) ?? bounds.Head;
        return new EventStreamStart(caller.UserId, position, bounds);
    }
}
