using FluentValidation;
using MediatR;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.Activity;

/// <summary>Asks for the caller's own activity, newest first.</summary>
/// <param name="Type">Only entries of this type, in any case.</param>
/// <param name="Time">Only entries of this time.</param>
/// <param name="Page">Which page.</param>
public sealed record GetActivity(string? Type, TimeFilter Time, PageQuery Page) : IRequest<Result<Page<ActivityResponse>>>;

internal sealed class GetActivityValidator : AbstractValidator<GetActivity>
{
    public GetActivityValidator()
    {
        RuleFor(request => request.Type).KnownTypeOrEmpty();
        this.AddTimeRules(request => request.Time);
        this.AddPageRules(request => request.Page);
    }
}

internal sealed class GetActivityHandler(IActivityReader activity, ICurrentUser caller, Pager pager)
    : IRequestHandler<GetActivity, Result<Page<ActivityResponse>>>
{
    public async Task<Result<Page<ActivityResponse>>> Handle(GetActivity request, CancellationToken cancellationToken)
    {
        var filter = new ActivityFilter(caller.UserId, ActivityTypes.Find(request.Type), TimeRange.Of(request.Time));
        var scope = $"activity:{caller.UserId}:{filter.Type}:{request.Time.Scope}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await activity.ListAsync(filter, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await activity.CountAsync(filter, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(row.OccurredAt, row.Id), count);
    }
}
