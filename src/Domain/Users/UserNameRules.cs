using System.Buffers;

namespace Messaging.Domain.Users;

/// <summary>
/// What a user name looks like: 3 to 32 ASCII letters, digits, <c>.</c>, <c>_</c> and <c>-</c>; unique without regard to case.
/// ASCII alone keeps look-alike names of other scripts out.
/// </summary>
public static class UserNameRules
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 3;

    /// <summary>Most characters.</summary>
    public const int MaxLength = 32;

    /// <summary>Every character that a name may hold.</summary>
    public const string AllowedCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(AllowedCharacters);

    /// <summary>Whether the text is a well-formed name.</summary>
    /// <param name="userName">The text.</param>
    /// <returns>True when it is.</returns>
    public static bool IsValid(string? userName) =>
        userName is { Length: >= MinLength and <= MaxLength } && HasOnlyAllowedCharacters(userName);

    /// <summary>Whether the text holds none but the allowed characters, whatever its length.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it does.</returns>
    public static bool HasOnlyAllowedCharacters(string text) => !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>The form in which names are compared.</summary>
    /// <param name="userName">A name in any case.</param>
    /// <returns>The name in upper case.</returns>
    public static string Normalize(string userName) => userName.ToUpperInvariant();
}
