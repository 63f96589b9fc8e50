using FluentValidation;

namespace Messaging.Application.LiveUpdates;

/// <summary>Where a stream begins.</summary>
/// <param name="Feed">Its events.</param>
/// <param name="Position">The sequence before the first of them.</param>
/// <param name="Bounds">How far they went at that moment.</param>
public sealed record EventStreamStart(EventFeed Feed, long Position, EventBounds Bounds);

/// <summary>From where a client wants to listen, as it stands in the request.</summary>
/// <param name="After">Sequence to go on from, from the query string, or nothing.</param>
/// <param name="LastEventId">
/// The same from the header <c>Last-Event-ID</c>. It wins, because browsers send it when they come back to the address that they
/// began with.
/// </param>
public sealed record ListeningPosition(string? After, string? LastEventId)
{
    /// <summary>The beginning of a stream.</summary>
    /// <param name="feed">Its events.</param>
    /// <param name="bounds">How far they go; without a position the stream tells what comes after them.</param>
    /// <returns>The beginning.</returns>
    internal EventStreamStart In(EventFeed feed, EventBounds bounds) =>
        new(feed, EventSequences.Parse(LastEventId) ?? EventSequences.Parse(After) ?? bounds.Head, bounds);
}

/// <summary>Rules for positions.</summary>
internal static class ListeningPositionRules
{
    /// <summary>Checks both ways to name a position.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="validator">The request's validator.</param>
    /// <param name="position">Where the request keeps the position.</param>
    public static void AddPositionRules<T>(this AbstractValidator<T> validator, Func<T, ListeningPosition> position)
    {
        validator.RuleFor(request => position(request).After).EventSequence("after").OverridePropertyName("after");
        validator.RuleFor(request => position(request).LastEventId).EventSequence("Last-Event-ID").OverridePropertyName("lastEventId");
    }
}
