using Messaging.Application.Common;
using Messaging.Domain.Common;
using Messaging.Infrastructure.LiveUpdates;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>A unit of work that waits for its turn in the write lane.</summary>
internal abstract class LaneItem
{
    /// <summary>Whether its caller has gone before it began.</summary>
    public abstract bool IsAbandoned { get; }

    /// <summary>Runs the work on the lane's connection and keeps its outcome for <see cref="Answer"/>.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <returns>Whether the work came to its end; false: it threw, and what it wrote must be rolled back.</returns>
    public abstract bool Run(SqliteWriteConnection connection);

    /// <summary>Tells the caller what the work came to, and listeners what it changed; the commit is on disk.</summary>
    public abstract void Answer();

    /// <summary>Tells the caller that the commit did not happen.</summary>
    /// <param name="exception">Why.</param>
    public abstract void Fail(Exception exception);

    /// <summary>Tells the caller that another process held the database for too long.</summary>
    public abstract void RefuseBusy();
}

/// <summary>A unit of work with its result.</summary>
/// <typeparam name="TResult">The result.</typeparam>
/// <param name="session">What the repositories of the request write through.</param>
/// <param name="work">The work.</param>
/// <param name="signals">Tells listeners.</param>
/// <param name="cancellationToken">Ends with the request.</param>
internal sealed class LaneItem<TResult>(
    WriteSession session, Func<CancellationToken, Task<TResult>> work, LiveSignals signals, CancellationToken cancellationToken) : LaneItem
    where TResult : IResult<TResult>
{
    private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The request's ambient values (who is calling, the trace) go with the work to the lane's thread.
    private readonly ExecutionContext? ambient = ExecutionContext.Capture();
    private TResult? result;
    private Exception? failure;
    private IReadOnlyList<Guid> touched = [];

    /// <summary>Ends when the work was committed or refused.</summary>
    public Task<TResult> Completion => completion.Task;

    /// <inheritdoc/>
    public override bool IsAbandoned => cancellationToken.IsCancellationRequested;

    /// <inheritdoc/>
    public override bool Run(SqliteWriteConnection connection)
    {
        session.Enter(connection);
        try
        {
            if (ambient is null)
            {
                RunWork();
            }
            else
            {
                ExecutionContext.Run(ambient, static item => ((LaneItem<TResult>)item!).RunWork(), this);
            }

            return true;
        }
#pragma warning disable CA1031 // Whatever the work throws belongs to its caller and to nobody else in the batch.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
            return false;
        }
        finally
        {
            touched = session.Leave();
        }
    }

    /// <inheritdoc/>
    public override void Answer()
    {
        if (failure is not null)
        {
            completion.TrySetException(failure);
        }
        else if (result is null)
        {
            completion.TrySetCanceled(cancellationToken);
        }
        else
        {
            signals.Changed(touched);
            completion.TrySetResult(result);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => completion.TrySetException(exception);

    /// <inheritdoc/>
    public override void RefuseBusy() => completion.TrySetResult(TResult.Failure(RequestErrors.Busy));

    // SQLite answers synchronously, so the work is done when its task comes back; work that began is finished.
    private void RunWork() => result = work(CancellationToken.None).GetAwaiter().GetResult();
}
