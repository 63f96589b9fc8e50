using System.Threading.Channels;
using Messaging.Infrastructure.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The single writer of a SQLite file. Units of work wait in a bounded queue; one thread takes what is waiting, runs each
/// inside a savepoint of one transaction, commits once, and then answers all of them. One disk sync is shared by the
/// whole batch, and an answer still means that the commit is on disk.
/// </summary>
internal sealed partial class SqliteWriteLane : IHostedService, IDisposable
{
    /// <summary>Most units of work that may wait; beyond them callers are refused.</summary>
    public const int Capacity = 4096;

    private const int MaxBatch = 512;
    private const int SqliteBusy = 5;

    private static readonly SqlStatement Begin = new("BEGIN IMMEDIATE");
    private static readonly SqlStatement Commit = new("COMMIT");
    private static readonly SqlStatement Rollback = new("ROLLBACK");
    private static readonly SqlStatement Savepoint = new("SAVEPOINT unit");
    private static readonly SqlStatement Release = new("RELEASE unit");
    private static readonly SqlStatement RollbackToSavepoint = new("ROLLBACK TO unit");

    private readonly Channel<LaneItem> queue = Channel.CreateBounded<LaneItem>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly DatabaseSettings settings;
    private readonly WriteLaneMetrics metrics;
    private readonly ILogger<SqliteWriteLane> logger;
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread thread;
    private SqliteWriteConnection? connection;

    public SqliteWriteLane(DatabaseSettings settings, WriteLaneMetrics metrics, ILogger<SqliteWriteLane> logger)
    {
        this.settings = settings;
        this.metrics = metrics;
        this.logger = logger;
        metrics.Watch(() => queue.Reader.Count);
        thread = new Thread(Work) { Name = "Write lane", IsBackground = true };
    }

    /// <summary>Puts a unit of work into the queue.</summary>
    /// <param name="item">The unit of work.</param>
    /// <returns>False when the queue is full or the lane is closed.</returns>
    public bool TryEnqueue(LaneItem item) => queue.Writer.TryWrite(item);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        connection = SqliteWriteConnection.Open(settings.ConnectionString);
        thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing more and finishes what is waiting.</summary>
    /// <param name="cancellationToken">Gives up waiting for it.</param>
    /// <returns>When the queue is empty.</returns>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        return connection is null ? Task.CompletedTask : drained.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => connection?.Dispose();

    private void Work()
    {
        var batch = new List<LaneItem>(MaxBatch);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var item))
            {
                batch.Add(item);
            }

            metrics.Took(batch.Count);
            RunBatch(connection!, batch);
            batch.Clear();
        }

        drained.TrySetResult();
    }

    private void RunBatch(SqliteWriteConnection connection, List<LaneItem> batch)
    {
        var inTransaction = false;
        try
        {
            connection.Execute(Begin);
            inTransaction = true;
            foreach (var item in batch)
            {
                RunInSavepoint(connection, item);
            }

            connection.Execute(Commit);
            inTransaction = false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteBusy && !inTransaction)
        {
            LogBusy(logger, batch.Count);
            batch.ForEach(item => item.RefuseBusy());
            return;
        }
#pragma warning disable CA1031 // Every caller in the batch is told; the lane itself goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception, batch.Count);
            RollBack(connection, inTransaction);
            batch.ForEach(item => item.Fail(exception));
            return;
        }

        batch.ForEach(item => item.Answer());
    }

    private static void RunInSavepoint(SqliteWriteConnection connection, LaneItem item)
    {
        if (item.IsAbandoned)
        {
            return;
        }

        connection.Execute(Savepoint);
        if (!item.Run(connection))
        {
            connection.Execute(RollbackToSavepoint);
        }

        connection.Execute(Release);
    }

    private void RollBack(SqliteWriteConnection connection, bool inTransaction)
    {
        if (!inTransaction)
        {
            return;
        }

        try
        {
            connection.Execute(Rollback);
        }
        catch (SqliteException exception)
        {
            // SQLite rolls back by itself after some failures (a full disk); there is nothing to roll back then.
            LogRollback(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process held the database for too long; {Count} writes were refused.")]
    private static partial void LogBusy(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit failed; {Count} writes were not stored.")]
    private static partial void LogFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The transaction had ended before its rollback.")]
    private static partial void LogRollback(ILogger logger, Exception exception);
}
