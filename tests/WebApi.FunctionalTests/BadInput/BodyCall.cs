namespace Messaging.WebApi.FunctionalTests.BadInput;

/// <summary>A call that takes a body, and what its body is made of.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path; <c>{conversation}</c> stands for a conversation of the caller.</param>
/// <param name="Body">A body that is as it should be; <c>{recipient}</c> stands for a user.</param>
/// <param name="Required">Members that must be there and not null.</param>
/// <param name="Members">Values of the wrong types, as JSON, for each of the members.</param>
internal sealed record BodyCall(
    string Method, string Path, string Body, string[] Required, IReadOnlyList<(string Name, string[] WrongValues)> Members)
{
    private static readonly string[] NoText = ["1", "1.5", "true", "[]", "{}", """["text"]"""];
    private static readonly string[] NoFlag = ["1", "\"true\"", "[]", "{}"];
    private static readonly string[] NoNumber = ["1.5", "1e400", "\"1\"", "true", "[]", "[1]", "{}"];
    private static readonly string[] NoId = ["1", "\"text\"", "\"\"", "true", "[]", "{}"];

    /// <summary>Every call that takes a body.</summary>
    public static readonly IReadOnlyList<BodyCall> All =
    [
        new(
            "POST",
            "auth/register",
            """{"userName":"somebody-new","password":"short","email":null,"useCookies":false}""",
            ["userName", "password"],
            [("userName", NoText), ("password", NoText), ("email", NoText), ("useCookies", NoFlag)]),
        new(
            "POST",
            "auth/login",
            """{"userName":"x","password":"x","useCookies":false}""",
            ["userName", "password"],
            [("userName", NoText), ("password", NoText), ("useCookies", NoFlag)]),
        new("POST", "auth/refresh", """{"refreshToken":"x"}""", [], [("refreshToken", NoText)]),
        new(
            "PUT",
            "auth/password",
            """{"currentPassword":"not the password","newPassword":"short"}""",
            ["currentPassword", "newPassword"],
            [("currentPassword", NoText), ("newPassword", NoText)]),
        new("PATCH", "users/me", """{"displayName":"Somebody"}""", [], [("displayName", NoText), ("email", NoText)]),
        new(
            "POST",
            "messages",
            """{"recipient":"{recipient}","content":"hello","clientMessageId":null,"literal":null}""",
            ["recipient", "content"],
            [("recipient", NoText), ("content", NoText), ("clientMessageId", NoId), ("literal", NoFlag)]),
        new(
            "POST",
            "conversations/{conversation}/messages",
            """{"content":"hello","clientMessageId":null,"literal":null}""",
            ["content"],
            [("content", NoText), ("clientMessageId", NoId), ("literal", NoFlag)]),
        new(
            "POST",
            "rooms",
            """{"name":"lobby","title":"Lobby","isPublic":true}""",
            ["name", "isPublic"],
            [("name", NoText), ("title", NoText), ("isPublic", NoFlag)]),
        new("PUT", "conversations/{conversation}/read", """{"sequence":0}""", ["sequence"], [("sequence", NoNumber)]),
    ];

    /// <summary>Those for people who are signed in.</summary>
    public static IEnumerable<BodyCall> Protected =>
        All.Where(call => call.Path is "auth/password" || !call.Path.StartsWith("auth/", StringComparison.Ordinal));

    /// <summary>Those that take no empty object.</summary>
    public static IEnumerable<BodyCall> Demanding => All.Where(call => call.Required.Length > 0);

    /// <summary>Whether the call does without a body.</summary>
    public bool AllowsNoBody => Path is "auth/refresh";

    /// <summary>The body with one more member at its end.</summary>
    public string With(string member, string value) => ObjectOf(Pairs(without: null).Append(Pair(member, value)));

    /// <summary>The body with another value for a member.</summary>
    public string Replacing(string member, string value) => ObjectOf(Pairs(member).Append(Pair(member, value)));

    /// <summary>The body without a member.</summary>
    public string Without(string member) => ObjectOf(Pairs(member));

    public override string ToString() => $"{Method} {Path}";

    // Put together as text, because the values need not be what a JSON library can hold.
    private static string ObjectOf(IEnumerable<string> pairs) => $"{{{string.Join(',', pairs)}}}";

    private static string Pair(string member, string value) => $"\"{member}\":{value}";

    private IEnumerable<string> Pairs(string? without) => JsonElement.Parse(Body).EnumerateObject()
        .Where(given => !string.Equals(given.Name, without, StringComparison.Ordinal))
        .Select(given => Pair(given.Name, given.Value.GetRawText()));
}
