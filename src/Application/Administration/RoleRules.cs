using FluentValidation;
using Messaging.Domain.Users;

namespace Messaging.Application.Administration;

/// <summary>Rules for what administrators say of roles.</summary>
internal static class RoleRules
{
    /// <summary>Roles that exist; none is a choice too.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="rule">The member; null is left to other rules.</param>
    public static void KnownRoles<T>(this IRuleBuilder<T, IReadOnlyList<string?>?> rule) =>
        rule.Must(roles => roles is null || roles.All(role => Roles.All.Contains(role, StringComparer.Ordinal)))
            .WithMessage($"The roles must be of: {string.Join(", ", Roles.All)}.");
}
