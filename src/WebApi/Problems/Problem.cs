using System.Text.Json.Serialization;

namespace Messaging.WebApi.Problems;

/// <summary>What every error answers: problem details (RFC 9457), served as <c>application/problem+json</c>.</summary>
public sealed record Problem
{
    /// <summary>What the status means, as a link.</summary>
    /// <example>https://tools.ietf.org/html/rfc9110#section-15.5.1</example>
    public required string Type { get; init; }

    /// <summary>Name of the status.</summary>
    /// <example>Bad Request</example>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    /// <example>400</example>
    public required int Status { get; init; }

    /// <summary>What is wrong, for people. Left out of unexpected failures.</summary>
    /// <example>The request is not valid; see errors.</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>Identifier under which the service's log tells the rest.</summary>
    /// <example>4bf92f3577b34da6a3ce929d0e0e4736</example>
    public required string TraceId { get; init; }

    /// <summary>What is wrong, for programs; never changes.</summary>
    /// <example>request.invalid</example>
    public required string Code { get; init; }

    /// <summary>Texts by member of the request; present where members are wrong.</summary>
    /// <example>{ "content": ["The content must not be blank."] }</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
}
