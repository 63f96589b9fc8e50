using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.Conversations;

/// <summary>Asks for the caller's conversations, latest activity first.</summary>
/// <param name="Page">Which page.</param>
public sealed record GetConversations(PageQuery Page) : IRequest<Result<Page<ConversationResponse>>>;

internal sealed class GetConversationsValidator : AbstractValidator<GetConversations>
{
    public GetConversationsValidator() => this.AddPageRules(request => request.Page);
}

internal sealed class GetConversationsHandler(IConversationReader conversations, ICurrentUser caller, Pager pager)
    : IRequestHandler<GetConversations, Result<Page<ConversationResponse>>>
{
    public async Task<Result<Page<ConversationResponse>>> Handle(GetConversations request, CancellationToken cancellationToken)
    {
        var scope = $"conversations:{caller.UserId}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await conversations.ListAsync(caller.UserId, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await conversations.CountAsync(caller.UserId, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(row.LastActivityAt, row.Id), count);
    }
}
