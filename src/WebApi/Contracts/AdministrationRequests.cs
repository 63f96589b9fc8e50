namespace Messaging.WebApi.Contracts;

/// <summary>A new account for somebody else.</summary>
public sealed record CreateUserRequest : ConfidentialRequest
{
    /// <summary>Its name: 3 to 32 letters a to z, digits, <c>.</c>, <c>_</c> or <c>-</c>; unique without regard to case.</summary>
    /// <example>carol</example>
    public required string? UserName { get; init; }

    /// <summary>Its first password; the same rules hold as for everybody who registers.</summary>
    /// <example>lantern copper meadow</example>
    public required string? Password { get; init; }

    /// <summary>E-mail address.</summary>
    /// <example>carol@example.org</example>
    public string? Email { get; init; }

    /// <summary>Its roles: none, or <c>Administrator</c>.</summary>
    /// <example>[]</example>
    public IReadOnlyList<string?>? Roles { get; init; }
}

/// <summary>The roles of an account.</summary>
public sealed record SetRolesRequest
{
    /// <summary>All its roles from now on: none, or <c>Administrator</c>.</summary>
    /// <example>["Administrator"]</example>
    public required IReadOnlyList<string?>? Roles { get; init; }
}
