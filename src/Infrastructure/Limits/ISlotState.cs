namespace Messaging.Infrastructure.Limits;

/// <summary>What a <see cref="SlotTable{TState}"/> remembers of one key. A new one knows nothing.</summary>
public interface ISlotState
{
    /// <summary>From when on it says no more than a new one, on the clock of whoever keeps it; 0 for a new one.</summary>
    long BlankAt { get; }
}
