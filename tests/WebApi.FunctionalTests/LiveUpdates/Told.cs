namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

/// <summary>An event as a client hears it.</summary>
/// <param name="Id">What it would come back with: the last id that the stream named.</param>
/// <param name="Type">Its name.</param>
/// <param name="Text">Its data.</param>
internal sealed record Told(string? Id, string Type, string Text)
{
    /// <summary>Its data as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Text);
}
