using FluentValidation;
using Messaging.Application.Common.Paging;

namespace Messaging.Application.LiveUpdates;

/// <summary>Sequences of events as clients write them.</summary>
internal static class EventSequences
{
    /// <summary>Reads a validated text.</summary>
    /// <param name="text">What the client wrote, or null.</param>
    /// <returns>The sequence; null where it is absent.</returns>
    public static long? Parse(string? text) => WholeNumber.InRange(text, 0, long.MaxValue);

    /// <summary>Checks that a text is a sequence or absent.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="name">What the client calls it.</param>
    /// <returns>The rule.</returns>
    public static IRuleBuilderOptions<T, string?> EventSequence<T>(this IRuleBuilder<T, string?> rule, string name) => rule
        .Must(text => text is null || Parse(text) is not null)
        .WithMessage($"The {name} must be a sequence: a whole number, 0 or more.");
}
