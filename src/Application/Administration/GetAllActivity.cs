using FluentValidation;
using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Administration;

/// <summary>Asks for everybody's activity, newest first.</summary>
/// <param name="User">Only entries of this user's log: a name in any case.</param>
/// <param name="Type">Only entries of this type, in any case.</param>
/// <param name="Time">Only entries of this time.</param>
/// <param name="Page">Which page.</param>
public sealed record GetAllActivity(string? User, string? Type, TimeFilter Time, PageQuery Page) : IRequest<Result<Page<AuditEntryResponse>>>;

internal sealed class GetAllActivityValidator : AbstractValidator<GetAllActivity>
{
    public GetAllActivityValidator()
    {
        RuleFor(request => request.Type).KnownTypeOrEmpty();
        this.AddTimeRules(request => request.Time);
        this.AddPageRules(request => request.Page);
    }
}

internal sealed class GetAllActivityHandler(IAuditReader audit, IUserDirectory users, IActor actor, Pager pager)
    : IRequestHandler<GetAllActivity, Result<Page<AuditEntryResponse>>>
{
    public async Task<Result<Page<AuditEntryResponse>>> Handle(GetAllActivity request, CancellationToken cancellationToken)
    {
        DirectoryEntry? user = null;
        if (!string.IsNullOrEmpty(request.User))
        {
            user = await users.FindAsync(request.User, cancellationToken);
            if (user is null)
            {
                return UserErrors.NotFound;
            }
        }

        var filter = new AuditFilter(user?.Id, ActivityTypes.Find(request.Type), TimeRange.Of(request.Time));
        var scope = $"audit:{actor.UserId}:{filter.UserId}:{filter.Type}:{request.Time.Scope}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await audit.ListAsync(filter, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await audit.CountAsync(filter, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(row.OccurredAt, row.Id), count);
    }
}
