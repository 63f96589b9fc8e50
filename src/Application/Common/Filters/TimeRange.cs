using System.Globalization;
using Messaging.Domain.Common;

namespace Messaging.Application.Common.Filters;

/// <summary>A span of time, both ends inclusive; null leaves an end open.</summary>
/// <param name="From">Earliest instant (UTC), or null.</param>
/// <param name="To">Latest instant (UTC), or null.</param>
public sealed record TimeRange(DateTime? From, DateTime? To)
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Makes a span of validated texts.</summary>
    /// <param name="filter">The texts.</param>
    /// <returns>The span.</returns>
    public static TimeRange Of(TimeFilter filter) =>
        TryDay(filter.Date, out var day)
            ? new(day, EndOfDay(day))
            : new(StartOf(filter.From), EndOf(filter.To));

    /// <summary>Reads a calendar day.</summary>
    /// <param name="text">For example <c>2026-03-30</c>.</param>
    /// <param name="day">Its first instant (UTC).</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryDay(string? text, out DateTime day) =>
        DateTime.TryParseExact(
            text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out day);

    /// <summary>Whether a text is a day or an instant (ISO 8601).</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDayOrInstant(string text) => TryDay(text, out _) || TryInstant(text, out _);

    /// <summary>First instant that a validated text means.</summary>
    /// <param name="text">A day, an instant, or nothing.</param>
    /// <returns>The instant (UTC), or null.</returns>
    public static DateTime? StartOf(string? text) => TryDay(text, out var day) ? day : InstantOrNull(text);

    /// <summary>Last instant that a validated text means.</summary>
    /// <param name="text">A day, an instant, or nothing.</param>
    /// <returns>The instant (UTC), or null.</returns>
    public static DateTime? EndOf(string? text) => TryDay(text, out var day) ? EndOfDay(day) : InstantOrNull(text);

    private static DateTime EndOfDay(DateTime day) => day.AddTicks(TimeSpan.TicksPerDay - TimeSpan.TicksPerMicrosecond);

    private static DateTime? InstantOrNull(string? text) => TryInstant(text, out var instant) ? UtcTime.Truncate(instant) : null;

    private static bool TryInstant(string? text, out DateTime instant) =>
        DateTime.TryParseExact(
            text,
            InstantFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out instant);
}
