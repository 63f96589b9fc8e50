using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;

namespace Messaging.Application.Rooms;

/// <summary>Asks who is in a room that the caller may know of, in order of name.</summary>
/// <param name="RoomName">The room's name in any case.</param>
/// <param name="Page">Which page.</param>
public sealed record GetMembers(string RoomName, PageQuery Page) : IRequest<Result<Page<MemberResponse>>>;

internal sealed class GetMembersValidator : AbstractValidator<GetMembers>
{
    public GetMembersValidator() => this.AddPageRules(request => request.Page);
}

internal sealed class GetMembersHandler(IRoomReader rooms, ICurrentUser caller, Pager pager)
    : IRequestHandler<GetMembers, Result<Page<MemberResponse>>>
{
    public async Task<Result<Page<MemberResponse>>> Handle(GetMembers request, CancellationToken cancellationToken)
    {
        if (await rooms.FindAsync(request.RoomName, caller.UserId, cancellationToken) is not { } room)
        {
            return RoomErrors.NotFound;
        }

        var scope = $"members:{caller.UserId}:{room.Id}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await rooms.ListMembersAsync(room.Id, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? room.MemberCount : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(Text: UserNameRules.Normalize(row.UserName)), count);
    }
}
