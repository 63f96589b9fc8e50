using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.LiveUpdates;

/// <summary>Asks for a stream of what changes for the caller.</summary>
/// <param name="Position">Where it begins.</param>
public sealed record ListenToEvents(ListeningPosition Position) : IRequest<Result<EventStreamStart>>;

internal sealed class ListenToEventsValidator : AbstractValidator<ListenToEvents>
{
    public ListenToEventsValidator() => this.AddPositionRules(request => request.Position);
}

internal sealed class ListenToEventsHandler(IEventReader events, ICurrentUser caller) : IRequestHandler<ListenToEvents, Result<EventStreamStart>>
{
    public async Task<Result<EventStreamStart>> Handle(ListenToEvents request, CancellationToken cancellationToken) =>
        request.Position.In(new UserEventFeed(events, caller.UserId), await events.FindBoundsAsync(caller.UserId, cancellationToken));
}
