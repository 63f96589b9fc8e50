using System.Text.Json.Serialization;

namespace Messaging.WebApi.Contracts;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
public record ListResponse<T>
{
    /// <summary>The rows, in the list's order.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Where the list goes on, as a relative URL; null at its end.</summary>
    /// <example>/api/v1/messages?limit=50&amp;cursor=AAje3Xq1</example>
    public required string? Next { get; init; }

    /// <summary>Where the list came from, as a relative URL; null at its beginning.</summary>
    /// <example>null</example>
    public required string? Previous { get; init; }

    /// <summary>Number of all rows; present where <c>count=true</c> asks for it.</summary>
    /// <example>120</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Count { get; init; }
}
