namespace Messaging.WebApi.FunctionalTests.Swagger;

/// <summary>An operation as it is described.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, with parameters in braces.</param>
/// <param name="Json">The rest.</param>
internal sealed record Operation(string Method, string Path, JsonElement Json)
{
    /// <summary>Whether nobody gets in without a token.</summary>
    public bool NeedsToken => TakesToken && !WelcomesGuests;

    /// <summary>Whether it takes a token, but does without one (an empty requirement beside the other).</summary>
    public bool WelcomesGuests => Requirements.Any(requirement => requirement.Members().Count == 0);

    /// <summary>Its answers, by status.</summary>
    public IEnumerable<JsonProperty> Responses => Json.GetProperty("responses").EnumerateObject();

    /// <summary>The body it takes, or null.</summary>
    public JsonElement? Body => Json.TryGetProperty("requestBody", out var body) ? body : null;

    public IEnumerable<JsonElement> Parameters => Json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    /// <summary>Its path with something in place of each parameter.</summary>
    public string Address => Path
        .Replace("{id}", "0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e", StringComparison.Ordinal)
        .Replace("{name}", "no-room-has-this-name", StringComparison.Ordinal)
        .Replace("{userName}", "nobody-has-this-name", StringComparison.Ordinal);

    private bool TakesToken => Requirements.Any(requirement => requirement.Members().Count > 0);

    private IEnumerable<JsonElement> Requirements => Json.GetProperty("security").EnumerateArray();

    public override string ToString() => $"{Method} {Path}";

    public static bool IsError(string status) => status[0] is '4' or '5';

    public static IEnumerable<string> MediaTypesOf(JsonElement container) =>
        container.TryGetProperty("content", out var content) ? content.Members() : [];
}
