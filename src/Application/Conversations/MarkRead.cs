using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.LiveUpdates;

namespace Messaging.Application.Conversations;

/// <summary>Moves the caller's read marker forward; one that stands further on stays.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Sequence">Everything up to this sequence is read.</param>
public sealed record MarkRead(Guid ConversationId, long? Sequence) : IRequest<Result>;

internal sealed class MarkReadValidator : AbstractValidator<MarkRead>
{
    public MarkReadValidator() =>
        RuleFor(request => request.Sequence)
            .NotNull()
            .WithMessage("The sequence is missing.")
            .GreaterThanOrEqualTo(0)
            .WithMessage("The sequence must be 0 or more.");
}

internal sealed class MarkReadHandler(
    IMembershipRepository memberships,
    IEventLog events,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<MarkRead, Result>
{
    public Task<Result> Handle(MarkRead request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(token => MarkAsync(request.ConversationId, request.Sequence!.Value, token), cancellationToken);

    private async Task<Result> MarkAsync(Guid conversationId, long sequence, CancellationToken cancellationToken)
    {
        if (await memberships.FindAsync(conversationId, caller.UserId, cancellationToken) is not { } membership)
        {
            return ConversationErrors.NotFound;
        }

        if (membership.CanMarkRead(sequence).Error is { } error)
        {
            return error;
        }

        var before = membership.Participant.LastReadSequence;
        var own = sequence > before ? await memberships.CountOwnAsync(membership.Participant, before, sequence, cancellationToken) : 0;
        if (membership.MarkRead(sequence, own))
        {
            var now = time.UtcNow();
            await memberships.SaveReadMarkerAsync(membership.Participant, before, now, cancellationToken);
            await TellAsync(membership, UserEvent.ConversationRead(membership.Participant, now), cancellationToken);
        }

        return Result.Success();
    }

    private Task TellAsync(Membership membership, UserEvent read, CancellationToken cancellationToken) =>
        membership.ShowsReadMarker
            ? events.AppendToParticipantsAsync(membership.Participant.ConversationId, read, cancellationToken)
            : events.AppendAsync(membership.Participant.UserId, read, cancellationToken);
}
