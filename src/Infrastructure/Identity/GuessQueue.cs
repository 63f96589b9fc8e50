using System.Threading.Channels;
using Messaging.Domain.Common;

namespace Messaging.Infrastructure.Identity;

/// <summary>What other instances have not been told yet of passwords. When too much waits, because the database is away, the oldest is dropped.</summary>
/// <param name="time">Source of time.</param>
internal sealed class GuessQueue(TimeProvider time) : IGuessExchange
{
    private const int Capacity = 10_000;

    private readonly Channel<PasswordOutcome> waiting =
        Channel.CreateBounded<PasswordOutcome>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>What this instance is called; another at each start.</summary>
    public Guid InstanceId { get; } = UtcTime.NewId(time.UtcNow());

    /// <inheritdoc/>
    public void Tell(GuessKeys keys, PasswordVerdict verdict)
    {
        var now = time.UtcNow();
        waiting.Writer.TryWrite(new PasswordOutcome
        {
            Id = UtcTime.NewId(now),
            OccurredAt = now,
            InstanceId = InstanceId,
            Account = keys.AccountId,
            Network = keys.Network,
            WiderNetwork = keys.WiderNetwork,
            Verdict = verdict,
        });
    }

    /// <summary>Takes what waits.</summary>
    /// <param name="limit">Most to take.</param>
    /// <returns>What to tell, oldest first; may be nothing.</returns>
    public List<PasswordOutcome> Take(int limit)
    {
        var taken = new List<PasswordOutcome>();
        while (taken.Count < limit && waiting.Reader.TryRead(out var outcome))
        {
            taken.Add(outcome);
        }

        return taken;
    }

    /// <summary>Takes back what could not be told.</summary>
    /// <param name="outcomes">What was taken.</param>
    public void PutBack(IEnumerable<PasswordOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            waiting.Writer.TryWrite(outcome);
        }
    }
}
