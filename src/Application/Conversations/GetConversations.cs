using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.Conversations;

/// <summary>Asks for the caller's conversations, latest activity first.</summary>
/// <param name="Page">Which page.</param>
public sealed record GetConversations(PageQuery Page) : IRequest<Result<ConversationPage>>;

/// <summary>A page of conversations.</summary>
/// <param name="Page">The page.</param>
/// <param name="EventSequence">Sequence of the newest of the caller's events that the page takes account of.</param>
public sealed record ConversationPage(Page<ConversationResponse> Page, long EventSequence);

internal sealed class GetConversationsValidator : AbstractValidator<GetConversations>
{
    public GetConversationsValidator() => this.AddPageRules(request => request.Page);
}

internal sealed class GetConversationsHandler(IConversationReader conversations, ICurrentUser caller, Pager pager)
    : IRequestHandler<GetConversations, Result<ConversationPage>>
{
    public async Task<Result<ConversationPage>> Handle(GetConversations request, CancellationToken cancellationToken)
    {
        var scope = $"conversations:{caller.UserId}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var list = await conversations.ListAsync(caller.UserId, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await conversations.CountAsync(caller.UserId, cancellationToken) : null;
        var page = pager.ToPage(scope, slice.Value, list.Rows, row => new Keyset(row.LastActivityAt, row.Id), count);
        return new ConversationPage(page, list.EventSequence);
    }
}
