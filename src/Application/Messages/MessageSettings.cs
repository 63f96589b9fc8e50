namespace Messaging.Application.Messages;

/// <summary>Limits of messages.</summary>
/// <param name="MaxLength">Most characters (Unicode scalar values) of a content.</param>
public sealed record MessageSettings(int MaxLength);
