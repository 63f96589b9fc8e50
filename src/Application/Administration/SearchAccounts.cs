using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Administration;

/// <summary>Asks for accounts, disabled ones too, by name.</summary>
/// <param name="Search">Only those whose name begins with this, in any case.</param>
/// <param name="Page">Which page.</param>
public sealed record SearchAccounts(string? Search, PageQuery Page) : IRequest<Result<Page<ManagedAccountResponse>>>;

internal sealed class SearchAccountsValidator : AbstractValidator<SearchAccounts>
{
    public SearchAccountsValidator()
    {
        RuleFor(request => request.Search)
            .Must(search => string.IsNullOrEmpty(search)
                || (search.Length <= UserNameRules.MaxLength && UserNameRules.HasOnlyAllowedCharacters(search)))
            .WithMessage($"The search must be at most {UserNameRules.MaxLength} letters, digits, '.', '_' or '-'.");
        this.AddPageRules(request => request.Page);
    }
}

internal sealed class SearchAccountsHandler(IAccountReader accounts, IActor actor, Pager pager)
    : IRequestHandler<SearchAccounts, Result<Page<ManagedAccountResponse>>>
{
    public async Task<Result<Page<ManagedAccountResponse>>> Handle(SearchAccounts request, CancellationToken cancellationToken)
    {
        var prefix = UserNameRules.Normalize(request.Search ?? string.Empty);
        var scope = $"accounts:{actor.UserId}:{prefix}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await accounts.SearchAsync(prefix, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await accounts.CountAsync(prefix, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(Text: UserNameRules.Normalize(row.UserName)), count);
    }
}
