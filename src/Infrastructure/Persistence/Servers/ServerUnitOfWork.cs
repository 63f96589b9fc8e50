using Messaging.Application.Common;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Infrastructure.LiveUpdates;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.Persistence.Servers;

/// <summary>
/// Units of work on a server: a transaction each. One that collides with another is run again from its beginning; it has left nothing
/// behind.
/// </summary>
internal sealed partial class ServerUnitOfWork(
    ServerDatabase database, WriteGate gate, WriteSession session, LiveSignals signals, TimeProvider time, ILogger<ServerUnitOfWork> logger) : IUnitOfWork
{
    private const int MaxRuns = 8;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(2);

    /// <inheritdoc/>
    public async Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        if (!await gate.TryEnterAsync(cancellationToken))
        {
            return TResult.Failure(RequestErrors.Busy);
        }

        try
        {
            for (var run = 1; ; run++)
            {
                try
                {
                    var (result, touched) = await RunAsync(work, cancellationToken);
                    signals.Changed(touched);
                    return result;
                }
                catch (Exception exception) when (exception is CollisionException || database.IsCollision(exception))
                {
                    if (run == MaxRuns)
                    {
                        LogGivenUp(exception, run);
                        return TResult.Failure(RequestErrors.Busy);
                    }
                }

                // Those who collided must not meet again: the pause grows and is never quite the same.
#pragma warning disable CA5394 // Not a secret.
                await Task.Delay(ShortestPause * Math.Pow(2, run) * (0.5 + Random.Shared.NextDouble()), time, cancellationToken);
#pragma warning restore CA5394
            }
        }
        finally
        {
            gate.Leave();
        }
    }

    // Work that has begun is finished.
    private async Task<(TResult Result, IReadOnlyList<Guid> Touched)> RunAsync<TResult>(
        Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.BeginAsync(cancellationToken);
        session.Enter(connection);
        try
        {
            var result = await work(CancellationToken.None);
            await connection.CommitAsync();
            return (result, session.Leave());
        }
        catch
        {
            session.Leave();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A write collided with others {Runs} times and was refused.")]
    private partial void LogGivenUp(Exception exception, int runs);
}
