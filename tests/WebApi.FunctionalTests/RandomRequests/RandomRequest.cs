using System.Text;
using Messaging.WebApi.FunctionalTests.Swagger;

namespace Messaging.WebApi.FunctionalTests.RandomRequests;

/// <summary>A request made from an operation's description.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Body">The body, or null.</param>
/// <param name="MediaType">Media type of the body; empty: none is named.</param>
internal sealed record RandomRequest(
    Operation Operation, string Address, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, string MediaType)
{
    private const int Shown = 2_000;

    /// <summary>Sends it.</summary>
    /// <param name="client">As whom.</param>
    public Task<Reply> SendAsync(ApiClient client)
    {
        ByteArrayContent? content = null;
        if (Body is not null)
        {
            content = new ByteArrayContent(Body);
            content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        return client.SendAsync(HttpMethod.Parse(Operation.Method), Address, content, [("Accept", "application/json"), .. Headers]);
    }

    public override string ToString()
    {
        var headers = string.Concat(Headers.Select(header => $"\n{header.Name}: {header.Value}"));
        var body = Body is null ? "no body" : $"{MediaType}, {Body.Length} bytes: {Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(Shown, Body.Length)))}";
        return $"{Operation.Method} {Address}{headers}\n{body}";
    }
}
