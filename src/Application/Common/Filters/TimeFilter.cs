using FluentValidation;

namespace Messaging.Application.Common.Filters;

/// <summary>Restriction of a list to a time, as it stands in the query string.</summary>
/// <param name="Date">One UTC day, for example <c>2026-03-30</c>; excludes the other two.</param>
/// <param name="From">Earliest day or instant.</param>
/// <param name="To">Latest day or instant; a day counts whole.</param>
public sealed record TimeFilter(string? Date = null, string? From = null, string? To = null)
{
    /// <summary>A text that is the same for the same filter, so that cursors of other filters are told apart.</summary>
    public string Scope => $"{Date}|{From}|{To}";
}

/// <summary>Rules that every list with a time filter shares.</summary>
internal static class TimeFilterRules
{
    private const string InstantText = "must be a day such as 2026-03-30 or an ISO 8601 instant such as 2026-03-30T12:00:00Z.";

    /// <summary>Checks <c>date</c>, <c>from</c> and <c>to</c>.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="validator">The request's validator.</param>
    /// <param name="filter">Where the request keeps the filter.</param>
    public static void AddTimeRules<T>(this AbstractValidator<T> validator, Func<T, TimeFilter> filter)
    {
        validator.RuleFor(request => filter(request).Date)
            .Must(date => string.IsNullOrEmpty(date) || TimeRange.TryDay(date, out _))
            .OverridePropertyName("date")
            .WithMessage("The date must be a day that exists, such as 2026-03-30.");
        validator.RuleFor(request => filter(request))
            .Must(time => string.IsNullOrEmpty(time.Date) || (string.IsNullOrEmpty(time.From) && string.IsNullOrEmpty(time.To)))
            .OverridePropertyName("date")
            .WithMessage("The date cannot go together with from or to.");
        validator.RuleFor(request => filter(request).From)
            .Must(IsAbsentOrInstant)
            .OverridePropertyName("from")
            .WithMessage($"The from {InstantText}");
        validator.RuleFor(request => filter(request).To)
            .Must(IsAbsentOrInstant)
            .OverridePropertyName("to")
            .WithMessage($"The to {InstantText}");
        validator.RuleFor(request => filter(request))
            .Must(time => !(TimeRange.StartOf(time.From) > TimeRange.EndOf(time.To)))
            .OverridePropertyName("from")
            .WithMessage("The from must not lie after the to.");
    }

    private static bool IsAbsentOrInstant(string? text) => string.IsNullOrEmpty(text) || TimeRange.IsDayOrInstant(text);
}
