using FluentValidation;
using MediatR;
using Messaging.Application.Common;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Application.Messages;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;

namespace Messaging.Application.Conversations;

/// <summary>
/// Asks for messages of one of the caller's conversations, or of a public room, for which nobody needs to be signed in; newest first
/// unless the position says after.
/// </summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Position">Where to read.</param>
/// <param name="Page">How much; history knows no cursor.</param>
public sealed record GetHistory(Guid ConversationId, HistoryPosition Position, PageQuery Page) : IRequest<Result<Page<MessageResponse>>>;

/// <summary>Where in a conversation to read, as it stands in the query string; at most one of them.</summary>
/// <param name="Last">The newest so many, 1 to 100.</param>
/// <param name="Before">Those before this sequence, newest first.</param>
/// <param name="After">Those after this sequence, oldest first.</param>
public sealed record HistoryPosition(string? Last = null, string? Before = null, string? After = null);

internal sealed class GetHistoryValidator : AbstractValidator<GetHistory>
{
    public GetHistoryValidator()
    {
        RuleFor(request => request.Position.Last)
            .Must(last => last is null || WholeNumber.InRange(last, 1, PageQuery.MaxLimit) is not null)
            .OverridePropertyName("last")
            .WithMessage($"The last must be a whole number from 1 to {PageQuery.MaxLimit}.");
        RuleFor(request => request.Position.Before)
            .Must(IsAbsentOrSequence)
            .OverridePropertyName("before")
            .WithMessage("The before must be a sequence: a whole number, 0 or more.");
        RuleFor(request => request.Position.After)
            .Must(IsAbsentOrSequence)
            .OverridePropertyName("after")
            .WithMessage("The after must be a sequence: a whole number, 0 or more.");
        RuleFor(request => request.Position)
            .Must(position => new[] { position.Last, position.Before, position.After }.Count(text => text is not null) <= 1)
            .OverridePropertyName("last")
            .WithMessage("Only one of last, before and after can be given.");
        RuleFor(request => request.Page.Cursor)
            .Empty()
            .OverridePropertyName("cursor")
            .WithMessage("History is paged with before and after, not with a cursor.");
        this.AddPageRules(request => request.Page);
    }

    private static bool IsAbsentOrSequence(string? text) => text is null || WholeNumber.InRange(text, 0, long.MaxValue) is not null;
}

internal sealed class GetHistoryHandler(IConversationReader conversations, HistoryPager history, ICurrentUser caller)
    : IRequestHandler<GetHistory, Result<Page<MessageResponse>>>
{
    // A guest may be a participant who has not signed in.
    private Error Hidden => caller.OptionalUserId is null ? RequestErrors.SignInRequired : ConversationErrors.NotFound;

    public async Task<Result<Page<MessageResponse>>> Handle(GetHistory request, CancellationToken cancellationToken) =>
        await conversations.FindLastSequenceAsync(request.ConversationId, caller.OptionalUserId, cancellationToken) is { } lastSequence
            ? await history.ReadAsync(request.ConversationId, SliceOf(request), lastSequence, request.Page.WantsCount, cancellationToken)
            : Hidden;

    private static HistorySlice SliceOf(GetHistory request)
    {
        var rows = (int)(WholeNumber.InRange(request.Position.Last, 1, PageQuery.MaxLimit) ?? request.Page.Rows);
        return WholeNumber.InRange(request.Position.After, 0, long.MaxValue) is { } after
            ? new HistorySlice(rows, after, Ascending: true)
            : new HistorySlice(rows, WholeNumber.InRange(request.Position.Before, 0, long.MaxValue) ?? long.MaxValue, Ascending: false);
    }
}
