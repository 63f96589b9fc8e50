using FluentValidation;
using Messaging.Domain.Users;

namespace Messaging.Application.Users;

/// <summary>Rules for what clients say of accounts.</summary>
internal static class UserRules
{
    /// <summary>A name fit to be registered.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="rule">The member.</param>
    public static void NewUserName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(UserNameRules.IsValid)
            .WithMessage(
                $"The user name must be {UserNameRules.MinLength} to {UserNameRules.MaxLength} characters: "
                + "letters a to z in either case, digits, '.', '_' or '-'.");

    /// <summary>An e-mail address, or nothing.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="rule">The member.</param>
    public static void EmailOrEmpty<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(email => string.IsNullOrEmpty(email) || IsEmail(email))
            .WithMessage($"The e-mail address must look like name@example.org and have at most {User.MaxEmailLength} characters.");

    // Only a message to an address shows whether it works; this refuses what cannot be one.
    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text.Length <= User.MaxEmailLength
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
    }
}
