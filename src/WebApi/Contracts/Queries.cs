using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;

namespace Messaging.WebApi.Contracts;

/// <summary>Which page of a list, as it stands in the query string; texts, so that a validator can say what is wrong with them.</summary>
public sealed record PageParameters
{
    /// <summary>Rows a page, 1 to 100; 50 where it is left out.</summary>
    public string? Limit { get; init; }

    /// <summary>Where to go on: a cursor from <c>next</c> or <c>previous</c>, unchanged.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether to count all rows.</summary>
    public string? Count { get; init; }

    internal PageQuery ToQuery() => new(Limit, Cursor, Count);
}

/// <summary>Which stretch of time, as it stands in the query string.</summary>
public sealed record TimeParameters
{
    /// <summary>One UTC day, such as <c>2026-03-30</c>; excludes the other two.</summary>
    public string? Date { get; init; }

    /// <summary>Earliest day or instant, such as <c>2026-03-30</c> or <c>2026-03-30T12:00:00Z</c>.</summary>
    public string? From { get; init; }

    /// <summary>Latest day or instant, inclusive; a day counts whole.</summary>
    public string? To { get; init; }

    internal TimeFilter ToFilter() => new(Date, From, To);
}

/// <summary>Where in a conversation to read, as it stands in the query string; only one of them can be given.</summary>
public sealed record HistoryParameters
{
    /// <summary>The newest so many, 1 to 100.</summary>
    public string? Last { get; init; }

    /// <summary>Those before this sequence, newest first.</summary>
    public string? Before { get; init; }

    /// <summary>Those after this sequence, oldest first.</summary>
    public string? After { get; init; }

    internal HistoryPosition ToPosition() => new(Last, Before, After);
}

/// <summary>Where among events to read, as it stands in the query string.</summary>
public sealed record EventParameters
{
    /// <summary>Those after this sequence.</summary>
    public string? After { get; init; }

    internal ListeningPosition ToPosition(string? lastEventId) => new(After, lastEventId);

    /// <summary>Where a page begins. Unlike in a stream, what the address says wins: links of pages are followed with the same headers.</summary>
    /// <param name="lastEventId">The header <c>Last-Event-ID</c>, or null.</param>
    /// <returns>The sequence, or null.</returns>
    internal string? ToPageStart(string? lastEventId) => After ?? lastEventId;
}
