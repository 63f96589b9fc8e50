using System.Collections.Frozen;

namespace Messaging.Application.Authentication;

/// <summary>The passwords that everybody tries first: the public-domain list of John the Ripper (Solar Designer, 2011).</summary>
internal static class CommonPasswords
{
    private const string Resource = "common-passwords.txt";

    // Below it the list has single letters and digits, and what follows them makes the password, not they.
    private const int ShortestStem = 3;

    private static readonly Lazy<FrozenSet<string>> Words = new(Read);

    /// <summary>Whether a password is on the list, in any case, or is one of the list with anything but letters after it.</summary>
    /// <param name="password">The password.</param>
    /// <returns>True when it is.</returns>
    public static bool Include(ReadOnlySpan<char> password)
    {
        var words = Words.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        if (words.Contains(password))
        {
            return true;
        }

        for (var stem = password; stem.Length > ShortestStem && !char.IsLetter(stem[^1]);)
        {
            stem = stem[..^1];
            if (words.Contains(stem))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
