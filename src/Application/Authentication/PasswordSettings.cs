using FluentValidation;

namespace Messaging.Application.Authentication;

/// <summary>What a new password must be like.</summary>
/// <param name="MinimumLength">Fewest characters.</param>
public sealed record PasswordSettings(int MinimumLength)
{
    /// <summary>Most characters; a longer one only costs time.</summary>
    public const int MaximumLength = 128;
}

/// <summary>Rules for passwords that clients choose.</summary>
internal static class PasswordRules
{
    /// <summary>A password fit to be set.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="rule">The member.</param>
    /// <param name="settings">What it must be like.</param>
    public static void NewPassword<T>(this IRuleBuilder<T, string?> rule, PasswordSettings settings) =>
        rule.Must(password => password is not null && HasFitLength(password, settings))
            .WithMessage($"The password must have {settings.MinimumLength} to {PasswordSettings.MaximumLength} characters.")
            .Must(password => password is null
                || !HasFitLength(password, settings)
                || (!string.IsNullOrWhiteSpace(password) && CanBeHashed(password)))
            .WithMessage("The password must not be blank and must not hold the character NUL.");

    /// <summary>
    /// Whether a password can be anybody's. One that is too long would cost time, and PBKDF2 does not see a NUL at the end
    /// of a password (HMAC fills its key up with them, RFC 2104).
    /// </summary>
    /// <param name="password">What a client gives as a password.</param>
    /// <returns>False where no account has such a password.</returns>
    public static bool CanBeHashed(string password) =>
        password.Length is > 0 and <= PasswordSettings.MaximumLength && !password.Contains('\0', StringComparison.Ordinal);

    private static bool HasFitLength(string password, PasswordSettings settings) =>
        password.Length >= settings.MinimumLength && password.Length <= PasswordSettings.MaximumLength;
}
