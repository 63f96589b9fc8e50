using AutoMapper;
using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.Authentication;

/// <summary>Asks for the caller's sessions that are in force, newest first.</summary>
/// <param name="Page">Which page.</param>
public sealed record GetSessions(PageQuery Page) : IRequest<Result<Page<SessionResponse>>>;

internal sealed class GetSessionsValidator : AbstractValidator<GetSessions>
{
    public GetSessionsValidator() => this.AddPageRules(request => request.Page);
}

internal sealed class GetSessionsHandler(ISessionReader sessions, ICurrentUser caller, Pager pager, IMapper mapper, TimeProvider time)
    : IRequestHandler<GetSessions, Result<Page<SessionResponse>>>
{
    public async Task<Result<Page<SessionResponse>>> Handle(GetSessions request, CancellationToken cancellationToken)
    {
        var scope = $"sessions:{caller.UserId}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var now = time.UtcNow();
        var sessionsFound = await sessions.ListAsync(caller.UserId, now, slice.Value, cancellationToken);
        var rows = sessionsFound.Select(session => mapper.Map<SessionResponse>(session) with { Current = session.Id == caller.SessionId }).ToList();
        long? count = request.Page.WantsCount ? await sessions.CountAsync(caller.UserId, now, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(row.CreatedAt, row.Id), count);
    }
}
