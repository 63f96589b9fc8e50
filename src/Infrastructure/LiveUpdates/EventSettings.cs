namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>How the event log is kept.</summary>
/// <param name="KeepFor">For how long an event can be asked for.</param>
public sealed record EventSettings(TimeSpan KeepFor);
