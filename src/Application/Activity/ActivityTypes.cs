using FluentValidation;
using Messaging.Domain.Activity;

namespace Messaging.Application.Activity;

/// <summary>Types of entries as clients name them.</summary>
internal static class ActivityTypes
{
    private static readonly Dictionary<string, ActivityType> ByName =
        Enum.GetValues<ActivityType>().ToDictionary(type => type.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a type by its name; <c>Enum.TryParse</c> would take numbers and lists of names too.</summary>
    /// <param name="name">The name in any case, or nothing.</param>
    /// <returns>The type, or null where there is none of that name.</returns>
    public static ActivityType? Find(string? name) => name is not null && ByName.TryGetValue(name, out var type) ? type : null;

    /// <summary>The name of a type, or nothing.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="rule">The member.</param>
    public static void KnownTypeOrEmpty<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(type => string.IsNullOrEmpty(type) || Find(type) is not null)
            .WithMessage($"The type must be one of {string.Join(", ", Enum.GetNames<ActivityType>())}.");
}
