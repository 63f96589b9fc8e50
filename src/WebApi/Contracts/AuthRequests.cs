namespace Messaging.WebApi.Contracts;

/// <summary>A new account.</summary>
public sealed record RegisterRequest : ConfidentialRequest
{
    /// <summary>Its name: 3 to 32 letters a to z, digits, <c>.</c>, <c>_</c> or <c>-</c>; unique without regard to case.</summary>
    /// <example>alice</example>
    public required string? UserName { get; init; }

    /// <summary>
    /// Its password: at least 8 characters unless the service is set up otherwise, at most 128. Refused when it is a common one, and
    /// when it holds the user name or the name of this service.
    /// </summary>
    /// <example>correct horse battery</example>
    public required string? Password { get; init; }

    /// <summary>E-mail address.</summary>
    /// <example>alice@example.org</example>
    public string? Email { get; init; }

    /// <summary>Whether the tokens go into cookies instead of the answer.</summary>
    /// <example>false</example>
    public bool? UseCookies { get; init; }
}

/// <summary>Name and password.</summary>
public sealed record LoginRequest : ConfidentialRequest
{
    /// <summary>The name, in any case.</summary>
    /// <example>alice</example>
    public required string? UserName { get; init; }

    /// <summary>The password.</summary>
    /// <example>correct horse battery</example>
    public required string? Password { get; init; }

    /// <summary>Whether the tokens go into cookies instead of the answer.</summary>
    /// <example>false</example>
    public bool? UseCookies { get; init; }
}

/// <summary>A refresh token; a client that has it as a cookie leaves it out.</summary>
public sealed record RefreshRequest : ConfidentialRequest
{
    /// <summary>The refresh token of the latest answer.</summary>
    /// <example>O7Eu2jwpjbXeJVl_VNkk8uF-eKJq2JU-2CGO5oLwu76QIeLzAJ0VLJEb8fJexoOpAnFBZnZ6-9jlvQ-wEk7Lig</example>
    public string? RefreshToken { get; init; }
}

/// <summary>A change of password.</summary>
public sealed record ChangePasswordRequest : ConfidentialRequest
{
    /// <summary>The password in force.</summary>
    /// <example>correct horse battery</example>
    public required string? CurrentPassword { get; init; }

    /// <summary>The password to come; the same rules hold as for a new account.</summary>
    /// <example>staple candle harbour</example>
    public required string? NewPassword { get; init; }
}
