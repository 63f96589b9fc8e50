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
        rule.Must(password => password is not null && password.Length >= settings.MinimumLength && password.Length <= PasswordSettings.MaximumLength)
            .WithMessage($"The password must have {settings.MinimumLength} to {PasswordSettings.MaximumLength} characters.");
}
