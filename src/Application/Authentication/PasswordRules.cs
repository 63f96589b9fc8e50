using FluentValidation;

namespace Messaging.Application.Authentication;

/// <summary>
/// Rules for passwords that people choose (NIST SP 800-63B-4, section 3.1.1.2): long enough, not known to everybody, not
/// made of what stands beside it; no rules about kinds of characters. A character is a Unicode code point.
/// </summary>
public static class PasswordRules
{
    /// <summary>What is said of a password that holds the user name.</summary>
    internal const string FaultOfName = "must not contain the user name";

    // What attackers who know the product try first.
    private const string ProductName = "messaging";

    /// <summary>
    /// Whether a password can be anybody's. One that is too long would cost time, and PBKDF2 does not see a NUL at the end
    /// of a password (HMAC fills its key up with them, RFC 2104).
    /// </summary>
    /// <param name="password">What a client gives as a password.</param>
    /// <returns>False where no account has such a password.</returns>
    public static bool CanBeHashed(string password) =>
        password.Length > 0 && !IsTooLong(password) && !password.Contains('\0', StringComparison.Ordinal);

    /// <summary>Whether a password holds a user name, in any case.</summary>
    /// <param name="password">The password.</param>
    /// <param name="userName">The name, or null: there is none yet.</param>
    /// <returns>True when it does.</returns>
    public static bool ContainsName(string password, string? userName) =>
        !string.IsNullOrEmpty(userName) && password.Contains(userName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks for what speaks against a new password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="userName">Name of its account, or null: it is checked elsewhere.</param>
    /// <param name="settings">What it must be like.</param>
    /// <returns>Ends of sentences that begin with what the password is called, such as <c>must not contain the user name</c>.</returns>
    public static IEnumerable<string> Faults(string? password, string? userName, PasswordSettings settings)
    {
        if (password is null || IsTooLong(password) || CountCharacters(password) < settings.MinimumLength)
        {
            yield return $"must have {settings.MinimumLength} to {PasswordSettings.MaximumLength} characters";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(password) || !CanBeHashed(password))
        {
            yield return "must not be blank and must not hold the character NUL";
        }

        if (CommonPasswords.Include(password))
        {
            yield return "must not be one of the most common passwords, nor one of them with digits or signs after it";
        }

        if (ContainsName(password, userName))
        {
            yield return FaultOfName;
        }

        if (password.Contains(ProductName, StringComparison.OrdinalIgnoreCase))
        {
            yield return "must not contain the name of this service";
        }
    }

    /// <summary>A password fit to be set.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="rule">The member.</param>
    /// <param name="settings">What it must be like.</param>
    /// <param name="userName">Finds the name of its account in the request; null where the handler knows it.</param>
    internal static void NewPassword<T>(this IRuleBuilder<T, string?> rule, PasswordSettings settings, Func<T, string?> userName) =>
        rule.Custom((password, context) =>
        {
            foreach (var fault in Faults(password, userName(context.InstanceToValidate), settings))
            {
                context.AddFailure(AsSentence(fault));
            }
        });

    /// <summary>Tells a client what speaks against its password.</summary>
    /// <param name="fault">End of the sentence.</param>
    /// <returns>The sentence.</returns>
    internal static string AsSentence(string fault) => $"The password {fault}.";

    private static bool IsTooLong(string password) =>
        password.Length > PasswordSettings.MaximumLength && CountCharacters(password) > PasswordSettings.MaximumLength;

    // No code point takes more than two UTF-16 units, so what is far too long need not be counted.
    private static int CountCharacters(string password) =>
        password.Length > 2 * PasswordSettings.MaximumLength ? password.Length : password.EnumerateRunes().Count();
}
