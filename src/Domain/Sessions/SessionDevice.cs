namespace Messaging.Domain.Sessions;

/// <summary>Where a session begins.</summary>
/// <param name="IpAddress">Address of the client, or null where it is not known.</param>
/// <param name="UserAgent">What the client calls itself, or null.</param>
public sealed record SessionDevice(string? IpAddress, string? UserAgent);
