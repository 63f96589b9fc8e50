namespace Messaging.WebApi.Contracts;

/// <summary>Changes of the caller's account; what is left out stays as it is.</summary>
public sealed record UpdateProfileRequest
{
    /// <summary>Name to show to people, at most 64 characters; blank goes back to the user name.</summary>
    /// <example>Alice Larsson</example>
    public string? DisplayName { get; init; }

    /// <summary>E-mail address; empty removes it.</summary>
    /// <example>alice@example.org</example>
    public string? Email { get; init; }
}
