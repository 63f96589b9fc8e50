namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Short ways to read members of a JSON object, each of which must be there.</summary>
public static class JsonReading
{
    public static string Text(this JsonElement json, string member) => json.GetProperty(member).GetString()!;

    public static long Number(this JsonElement json, string member) => json.GetProperty(member).GetInt64();

    public static bool Flag(this JsonElement json, string member) => json.GetProperty(member).GetBoolean();

    public static Guid Id(this JsonElement json, string member = "id") => json.GetProperty(member).GetGuid();

    /// <summary>An instant, which must be written in UTC.</summary>
    public static DateTime Instant(this JsonElement json, string member)
    {
        json.Text(member).ShouldEndWith("Z");
        return json.GetProperty(member).GetDateTime();
    }

    public static bool IsNull(this JsonElement json, string member) => json.GetProperty(member).ValueKind == JsonValueKind.Null;

    /// <summary>Rows of a list.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement json) => [.. json.GetProperty("items").EnumerateArray()];

    /// <summary>A list's link, or null at its end.</summary>
    public static string? Link(this JsonElement json, string member) => json.GetProperty(member).GetString();

    /// <summary>Names of all members, in their order.</summary>
    public static IReadOnlyList<string> Members(this JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
