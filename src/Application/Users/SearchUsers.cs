using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Users;

/// <summary>Asks for the enabled accounts whose name begins with a text.</summary>
/// <param name="Search">The beginning, in any case; at least 2 characters.</param>
/// <param name="Page">Which page.</param>
public sealed record SearchUsers(string? Search, PageQuery Page) : IRequest<Result<Page<UserResponse>>>;

internal sealed class SearchUsersValidator : AbstractValidator<SearchUsers>
{
    private const int MinLength = 2;

    public SearchUsersValidator()
    {
        RuleFor(request => request.Search)
            .Must(search => search is { Length: >= MinLength and <= UserNameRules.MaxLength } && UserNameRules.HasOnlyAllowedCharacters(search))
            .WithMessage($"The search must be {MinLength} to {UserNameRules.MaxLength} letters, digits, '.', '_' or '-'.");
        this.AddPageRules(request => request.Page);
    }
}

internal sealed class SearchUsersHandler(IUserReader users, ICurrentUser caller, Pager pager)
    : IRequestHandler<SearchUsers, Result<Page<UserResponse>>>
{
    public async Task<Result<Page<UserResponse>>> Handle(SearchUsers request, CancellationToken cancellationToken)
    {
        var prefix = UserNameRules.Normalize(request.Search!);
        var scope = $"users:{caller.UserId}:{prefix}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await users.SearchAsync(prefix, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await users.CountAsync(prefix, cancellationToken) : null;
        return pager.ToPage(scope, slice.Value, rows, row => new Keyset(Text: UserNameRules.Normalize(row.UserName)), count);
    }
}
