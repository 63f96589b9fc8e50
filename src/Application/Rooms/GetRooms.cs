using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Rooms;

/// <summary>Asks for the public rooms and the caller's private ones, in order of name. Nobody needs to be signed in.</summary>
/// <param name="Page">Which page.</param>
public sealed record GetRooms(PageQuery Page) : IRequest<Result<Page<RoomResponse>>>;

internal sealed class GetRoomsValidator : AbstractValidator<GetRooms>
{
    public GetRoomsValidator() => this.AddPageRules(request => request.Page);
}

internal sealed class GetRoomsHandler(IRoomReader rooms, ICurrentUser caller, Pager pager)
    : IRequestHandler<GetRooms, Result<Page<RoomResponse>>>
{
    public async Task<Result<Page<RoomResponse>>> Handle(GetRooms request, CancellationToken cancellationToken)
    {
        var readerId = caller.OptionalUserId;
        var scope = $"rooms:{readerId}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await rooms.ListAsync(readerId, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await rooms.CountAsync(readerId, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(Text: UserNameRules.Normalize(row.Name)), count);
    }
}
