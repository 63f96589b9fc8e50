namespace Messaging.Domain.Users;

/// <summary>The roles that an account can have.</summary>
public static class Roles
{
    /// <summary>May manage accounts and see everybody's activity, but nobody's private messages.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Every role.</summary>
    public static readonly IReadOnlyList<string> All = [Administrator];
}
