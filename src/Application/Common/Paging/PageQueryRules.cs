using FluentValidation;

namespace Messaging.Application.Common.Paging;

/// <summary>Rules that every list shares.</summary>
internal static class PageQueryRules
{
    /// <summary>Checks <c>limit</c> and <c>count</c>; the cursor is checked where it is opened.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="validator">The request's validator.</param>
    /// <param name="page">Where the request keeps the page query.</param>
    public static void AddPageRules<T>(this AbstractValidator<T> validator, Func<T, PageQuery> page)
    {
        validator.RuleFor(request => page(request).Limit)
            .Must(limit => limit is null || WholeNumber.InRange(limit, 1, PageQuery.MaxLimit) is not null)
            .OverridePropertyName("limit")
            .WithMessage($"The limit must be a whole number from 1 to {PageQuery.MaxLimit}.");
        validator.RuleFor(request => page(request).Count)
            .Must(count => string.IsNullOrEmpty(count) || bool.TryParse(count, out _))
            .OverridePropertyName("count")
            .WithMessage("The count must be true or false.");
    }
}
