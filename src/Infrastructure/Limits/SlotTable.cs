namespace Messaging.Infrastructure.Limits;

/// <summary>
/// Remembers something of each key in a table that never grows. A key has a place in one of many small sets; a new key takes the
/// place that is blank soonest. So a flood of keys drives out other keys of the flood, and those that matter least, and never
/// one of which more is remembered. Which keys share a set differs from process to process, so nobody can aim at a neighbour.
/// </summary>
/// <typeparam name="TState">What is remembered.</typeparam>
public sealed class SlotTable<TState>
    where TState : struct, ISlotState
{
    /// <summary>Places of a set.</summary>
    public const int SetSize = 8;

    private const int LockCount = 256;

    private readonly Slot[] slots;
    private readonly Lock[] locks = [.. Enumerable.Range(0, LockCount).Select(_ => new Lock())];

    /// <summary>Makes an empty table.</summary>
    /// <param name="capacity">How many keys it remembers at most.</param>
    public SlotTable(int capacity) => slots = new Slot[(capacity + SetSize - 1) / SetSize * SetSize];

    /// <summary>Looks at what is remembered of a key, and may change it. One caller at a time works on a key.</summary>
    /// <typeparam name="TArgument">What the work needs.</typeparam>
    /// <typeparam name="TResult">What the work finds.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="argument">What the work needs.</param>
    /// <param name="work">Gets what is remembered, a new state where that is nothing.</param>
    /// <returns>What the work found.</returns>
    public TResult Use<TArgument, TResult>(SlotKey key, TArgument argument, SlotWork<TState, TArgument, TResult> work)
    {
        var set = (int)((uint)key.GetHashCode() % (uint)(slots.Length / SetSize));
        lock (locks[set % LockCount])
        {
            ref var slot = ref Find(slots.AsSpan(set * SetSize, SetSize), key, out var isKnown);
            var state = isKnown ? slot.State : default;
            var result = work(ref state, argument);
            if (isKnown || state.BlankAt != 0)
            {
                slot = new Slot(key, state);
            }

            return result;
        }
    }

    private static ref Slot Find(Span<Slot> set, SlotKey key, out bool isKnown)
    {
        var emptiest = 0;
        for (var place = 0; place < set.Length; place++)
        {
            if (set[place].Key == key)
            {
                isKnown = true;
                return ref set[place];
            }

            if (set[place].State.BlankAt < set[emptiest].State.BlankAt)
            {
                emptiest = place;
            }
        }

        isKnown = false;
        return ref set[emptiest];
    }

    private record struct Slot(SlotKey Key, TState State);
}

/// <summary>Works on what is remembered of a key.</summary>
/// <typeparam name="TState">What is remembered.</typeparam>
/// <typeparam name="TArgument">What the work needs.</typeparam>
/// <typeparam name="TResult">What the work finds.</typeparam>
/// <param name="state">What is remembered.</param>
/// <param name="argument">What the work needs.</param>
/// <returns>What the work found.</returns>
public delegate TResult SlotWork<TState, in TArgument, out TResult>(ref TState state, TArgument argument);
