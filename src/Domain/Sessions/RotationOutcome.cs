namespace Messaging.Domain.Sessions;

/// <summary>What becomes of a refresh token that a client presents (RFC 9700, section 4.14.2).</summary>
public enum RotationOutcome
{
    /// <summary>It was the current one and has been replaced.</summary>
    Rotated,

    /// <summary>It is the immediate predecessor, presented again at once: the answer was lost, so the same successor is answered again.</summary>
    Repeated,

    /// <summary>It was replaced before: somebody else has it. The session is over.</summary>
    Reused,

    /// <summary>The session is over already.</summary>
    Ended,
}
