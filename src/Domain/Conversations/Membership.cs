using Messaging.Domain.Common;

namespace Messaging.Domain.Conversations;

/// <summary>A participant's place together with the end of the conversation: what a read marker needs to move.</summary>
/// <param name="kind">What sort of conversation it is.</param>
/// <param name="lastSequence">Sequence of the conversation's newest message, or 0.</param>
/// <param name="participant">The participant.</param>
public sealed class Membership(ConversationKind kind, long lastSequence, Participant participant)
{
    /// <summary>Whether the others see how far the participant has read: the other one of a direct conversation does, a room does not.</summary>
    public bool ShowsReadMarker => kind == ConversationKind.Direct;

    /// <summary>Sequence of the conversation's newest message, or 0.</summary>
    public long LastSequence { get; } = lastSequence;

    /// <summary>The participant.</summary>
    public Participant Participant { get; } = participant;

    /// <summary>Whether the marker may stand at a sequence.</summary>
    /// <param name="sequence">The sequence, 0 or more.</param>
    /// <returns>Success, also where the marker would not move; or <see cref="ConversationErrors.SequenceOutOfRange"/>.</returns>
    public Result CanMarkRead(long sequence) =>
        sequence > LastSequence ? ConversationErrors.SequenceOutOfRange : Result.Success();

    /// <summary>Moves the read marker forward; a marker that stands further on stays.</summary>
    /// <param name="sequence">Where to, not after <see cref="LastSequence"/>.</param>
    /// <param name="ownMessagesPassed">How many of the messages that the marker passes the participant wrote.</param>
    /// <returns>Whether it moved.</returns>
    public bool MarkRead(long sequence, long ownMessagesPassed) =>
        sequence <= LastSequence
            ? Participant.MoveReadMarker(sequence, ownMessagesPassed)
            : throw new ArgumentOutOfRangeException(nameof(sequence), sequence, "A read marker cannot stand after the last message.");
}
