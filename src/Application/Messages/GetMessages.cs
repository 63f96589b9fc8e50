using FluentValidation;
using MediatR;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Messages;

/// <summary>Asks for the caller's own messages, newest first.</summary>
/// <param name="Direction"><c>all</c> (also when absent), <c>sent</c> or <c>received</c>.</param>
/// <param name="With">Only those exchanged with this user.</param>
/// <param name="Time">Only those of this time.</param>
/// <param name="Page">Which page.</param>
public sealed record GetMessages(string? Direction, string? With, TimeFilter Time, PageQuery Page) : IRequest<Result<Page<MessageResponse>>>;

internal sealed class GetMessagesValidator : AbstractValidator<GetMessages>
{
    public GetMessagesValidator()
    {
        RuleFor(request => request.Direction)
            .Must(direction => Directions.Find(direction) is not null)
            .WithMessage("The direction must be all, sent or received.");
        this.AddTimeRules(request => request.Time);
        this.AddPageRules(request => request.Page);
    }
}

internal sealed class GetMessagesHandler(IMessageReader messages, IUserDirectory users, ICurrentUser caller, Pager pager)
    : IRequestHandler<GetMessages, Result<Page<MessageResponse>>>
{
    public async Task<Result<Page<MessageResponse>>> Handle(GetMessages request, CancellationToken cancellationToken)
    {
        Guid? withUserId = null;
        if (!string.IsNullOrEmpty(request.With))
        {
            if (await users.FindAsync(request.With, cancellationToken) is not { } other)
            {
                return UserErrors.NotFound;
            }

            withUserId = other.Id;
        }

        var filter = new MessageFilter(caller.UserId, Directions.Find(request.Direction)!.Value, withUserId, TimeRange.Of(request.Time));
        var scope = MessageScopes.Of(filter);
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await messages.ListAsync(filter, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await messages.CountAsync(filter, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, MessageScopes.PositionOf, count);
    }
}

internal static class Directions
{
    public static MessageDirection? Find(string? name) => name?.ToUpperInvariant() switch
    {
        null or "" or "ALL" => MessageDirection.All,
        "SENT" => MessageDirection.Sent,
        "RECEIVED" => MessageDirection.Received,
        _ => null,
    };
}
