namespace Messaging.WebApi.Json;

/// <summary>What is wrong with the body of a request, as the request carries it to where it is refused.</summary>
/// <param name="Faults">Texts with the member they belong to.</param>
internal sealed record RefusedBody(IReadOnlyList<(string Member, string Text)> Faults)
{
    /// <summary>The texts by member.</summary>
    /// <returns>What an answer shows under <c>errors</c>.</returns>
    public Dictionary<string, string[]> ByMember() => Faults
        .GroupBy(fault => fault.Member, fault => fault.Text, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
