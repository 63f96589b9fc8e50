namespace Messaging.WebApi.Contracts;

/// <summary>A room to be opened.</summary>
public sealed record CreateRoomRequest
{
    /// <summary>Its name: 3 to 32 letters, digits, <c>.</c>, <c>_</c> or <c>-</c>; unique without regard to case.</summary>
    /// <example>garden</example>
    public required string? Name { get; init; }

    /// <summary>What it is called on screen, at most 100 characters; the name where it is left out.</summary>
    /// <example>Garden club</example>
    public string? Title { get; init; }

    /// <summary>Whether anybody may see it, read it and join it.</summary>
    /// <example>true</example>
    public required bool? IsPublic { get; init; }
}
