namespace Messaging.Domain.Sessions;

/// <summary>How long sessions live.</summary>
/// <param name="Idle">A session that is not refreshed for so long is over.</param>
/// <param name="Absolute">No session lives longer than this, however often it is refreshed.</param>
public sealed record SessionLifetime(TimeSpan Idle, TimeSpan Absolute);
