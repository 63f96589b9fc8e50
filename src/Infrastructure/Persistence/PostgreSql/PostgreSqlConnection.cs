using Messaging.Infrastructure.Persistence.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// A transaction on PostgreSQL. What nobody waits for is sent together with the next query or with the commit: a message costs two
/// exchanges with the server. An error skips all that was sent behind it, so a commit that was sent with writes comes after all of them
/// or not at all.
/// </summary>
internal sealed class PostgreSqlConnection : ServerConnection
{
    private static readonly Action<Guid> Nobody = static _ => { };

    private readonly PostgreSqlDatabase database;
    private readonly NpgsqlConnection connection;
    private readonly List<(NpgsqlBatchCommand Command, Action<Guid>? Tell)> pending = [(new NpgsqlBatchCommand("BEGIN"), null)];
    private (SqlStatement Sql, object?[] Values)? expected;
    private BufferedRows? fetched;
    private bool hasBegun;

    /// <summary>Prepares a transaction; it begins with the first statement.</summary>
    /// <param name="database">The server.</param>
    /// <param name="connection">An open connection, which belongs to this from now on.</param>
    public PostgreSqlConnection(PostgreSqlDatabase database, NpgsqlConnection connection)
    {
        this.database = database;
        this.connection = connection;
    }

    /// <inheritdoc/>
    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public override async ValueTask CommitAsync()
    {
        if (hasBegun || pending.Count > 1)
        {
            pending.Add((new NpgsqlBatchCommand("COMMIT"), null));
            await FlushAsync();
        }
    }

    /// <inheritdoc/>
    public override MessagingDbContext CreateContext()
    {
        var context = new PostgreSqlDbContext(database.ContextOptions);
        context.Database.SetDbConnection(connection);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ExecuteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => ChangedByAsync(Add(sql, values, null));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(SqlStatement sql, params ReadOnlySpan<object?> values)
    {
        Add(sql, values, null);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(SqlStatement sql, Action<Guid> tell, params ReadOnlySpan<object?> values)
    {
        Add(sql, values, tell);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> LockAsync(SqlStatement sql, params ReadOnlySpan<object?> values)
    {
        Add(sql, values, Nobody);
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public override ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values)
    {
        if (fetched is { } answer && expected is { } asked && asked.Sql == sql && values.SequenceEqual(asked.Values))
        {
            fetched = null;
            return ValueTask.FromResult<SqlRows>(answer);
        }

        var takesRows = pending.Exists(static each => each.Tell == Nobody);
        Add(sql, values, null);
        if (!takesRows || expected is not { } next)
        {
            return QueryLastAsync(fetchesNext: false);
        }

        Add(next.Sql, next.Values, null);
        return QueryLastAsync(fetchesNext: true);
    }

    /// <inheritdoc/>
    public override void Expect(SqlStatement sql, params ReadOnlySpan<object?> values) => expected = (sql, values.ToArray());

    /// <inheritdoc/>
    public override async ValueTask FlushAsync()
    {
        if (pending.Count > 0)
        {
            await using var batch = TakePending(out var tells);
            await using var reader = await batch.ExecuteReaderAsync();
            await TellAsync(reader, tells);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        // On its way to the pool a connection with an open transaction is rolled back.
        return connection.DisposeAsync();
    }

    // What was fetched before may be out of date then.
    private NpgsqlBatchCommand Add(SqlStatement sql, ReadOnlySpan<object?> values, Action<Guid>? tell)
    {
        var command = database.ToCommand(sql, values);
        pending.Add((command, tell));
        fetched = null;
        return command;
    }

    private async ValueTask<int> ChangedByAsync(NpgsqlBatchCommand command)
    {
        await FlushAsync();
        return command.RecordsAffected;
    }

    private async ValueTask<SqlRows> QueryLastAsync(bool fetchesNext)
    {
        var batch = TakePending(out var tells);
        NpgsqlDataReader? reader = null;
        try
        {
            reader = await batch.ExecuteReaderAsync();
            await TellAsync(reader, tells);
            return fetchesNext ? new RowsBeforeOthers(reader, batch, rows => fetched = rows) : new DbRows(reader, batch);
        }
        catch
        {
            if (reader is not null)
            {
                await reader.DisposeAsync();
            }

            await batch.DisposeAsync();
            throw;
        }
    }

    private NpgsqlBatch TakePending(out List<Action<Guid>> tells)
    {
        tells = [];
        var batch = new NpgsqlBatch(connection);
        foreach (var (command, tell) in pending)
        {
            batch.BatchCommands.Add(command);
            if (tell is not null)
            {
                tells.Add(tell);
            }
        }

        pending.Clear();
        hasBegun = true;
        return batch;
    }

    // Statements without rows are passed over by the reader.
    private static async Task TellAsync(NpgsqlDataReader reader, List<Action<Guid>> tells)
    {
        foreach (var tell in tells)
        {
            while (tell != Nobody && await reader.ReadAsync())
            {
                tell(reader.GetGuid(0));
            }

            await reader.NextResultAsync();
        }
    }
}
