using System.Text.RegularExpressions;

namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>Cookies of an answer, by name: each with its value and its attributes as they stand.</summary>
internal sealed partial class CookieJar
{
    private readonly Dictionary<string, (string Value, IReadOnlySet<string> Attributes)> cookies = new(StringComparer.Ordinal);

    private CookieJar(string header)
    {
        foreach (var parts in BetweenCookies().Split(header).Select(cookie => cookie.Split("; ")))
        {
            var name = parts[0].Split('=', 2);
            cookies.Add(name[0], (name[1], parts.Skip(1).ToHashSet(StringComparer.Ordinal)));
        }
    }

    public IEnumerable<string> Names => cookies.Keys;

    public static CookieJar Of(Reply reply) => new(reply.Header("Set-Cookie").ShouldNotBeNull());

    public string ValueOf(string name) => cookies[name].Value;

    public IReadOnlySet<string> AttributesOf(string name) => cookies[name].Attributes;

    /// <summary>The header that a browser sends back.</summary>
    public (string Name, string Value) Header(params string[] names) => ("Cookie", string.Join("; ", names.Select(name => $"{name}={ValueOf(name)}")));

    // Cookies are separated by a comma, and so are the weekday and the day of a date.
    [GeneratedRegex(", (?=[A-Za-z_-]+=)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenCookies();
}
