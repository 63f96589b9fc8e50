namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>An answer, read whole.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers, those of the content included, in any case; several values of one are joined by <c>, </c>.</param>
/// <param name="Text">Its body; empty where there is none.</param>
public sealed record Reply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>Media type of the body without its parameters, or null.</summary>
    public string? MediaType => Header("Content-Type")?.Split(';')[0];

    /// <summary>A header's value, or null.</summary>
    /// <param name="name">The header, in any case.</param>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Checks the status; a failure shows the body.</summary>
    /// <param name="status">What it should be.</param>
    /// <returns>This answer.</returns>
    public Reply ShouldBe(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>Checks for 200 and reads the body.</summary>
    /// <returns>The body.</returns>
    public JsonElement ShouldBeOk() => ShouldBe(HttpStatusCode.OK).Json;

    /// <summary>Checks for 201 with an address, and reads the body.</summary>
    /// <returns>The body.</returns>
    public JsonElement ShouldBeCreated()
    {
        ShouldBe(HttpStatusCode.Created);
        Header("Location").ShouldNotBeNullOrEmpty();
        return Json;
    }

    /// <summary>Checks for 204 without a body.</summary>
    public void ShouldBeNoContent()
    {
        ShouldBe(HttpStatusCode.NoContent);
        Text.ShouldBeEmpty();
    }

    internal static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, headers, text);
    }
}
