namespace Messaging.Infrastructure.Persistence.Servers;

/// <summary>
/// Lets as many units of work in at a time as there are connections for them, and keeps some connections for reading. The queue is
/// bounded in length and in time.
/// </summary>
internal sealed class WriteGate(ServerDatabase database, TimeProvider time) : IDisposable
{
    /// <summary>Most units of work that may wait.</summary>
    public const int Capacity = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim places = new(Math.Max(1, database.MaxConnections * 3 / 4));
    private int waiting;

    /// <summary>Waits for a place.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when too many wait or it took too long.</returns>
    public async ValueTask<bool> TryEnterAsync(CancellationToken cancellationToken)
    {
        if (places.Wait(0, CancellationToken.None))
        {
            return true;
        }

        if (Interlocked.Increment(ref waiting) > Capacity)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Leave() => places.Release();

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
