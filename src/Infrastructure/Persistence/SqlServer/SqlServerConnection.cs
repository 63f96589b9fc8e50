using Messaging.Infrastructure.Persistence.Servers;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>A transaction on SQL Server.</summary>
/// <param name="database">The server.</param>
/// <param name="connection">An open connection, which belongs to this from now on.</param>
/// <param name="transaction">Its transaction.</param>
internal sealed class SqlServerConnection(SqlServerDatabase database, SqlConnection connection, SqlTransaction transaction) : ServerConnection
{
    /// <inheritdoc/>
    public override SqlDialect Dialect => SqlServerDialect.Instance;

    /// <inheritdoc/>
    public override async ValueTask CommitAsync() => await transaction.CommitAsync();

    /// <inheritdoc/>
    public override MessagingDbContext CreateContext()
    {
        var context = new SqlServerDbContext(database.ContextOptions);
        context.Database.SetDbConnection(connection);
        context.Database.UseTransaction(transaction);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        context.Database.AutoSavepointsEnabled = false;
        return context;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ExecuteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) =>
        ExecuteAsync(SqlServerDatabase.ToCommand(sql, values));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) =>
        DoneAsync(ExecuteAsync(SqlServerDatabase.ToCommand(sql, values)));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(SqlStatement sql, Action<Guid> tell, params ReadOnlySpan<object?> values) =>
        TellAsync(SqlServerDatabase.ToCommand(sql, values), tell);

    /// <inheritdoc/>
    public override ValueTask<bool> LockAsync(SqlStatement sql, params ReadOnlySpan<object?> values) =>
        TakenAsync(ExecuteAsync(SqlServerDatabase.ToCommand(sql, values)));

    /// <inheritdoc/>
    public override ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values) =>
        QueryAsync(SqlServerDatabase.ToCommand(sql, values));

    /// <inheritdoc/>
    public override ValueTask FlushAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async ValueTask DoneAsync(ValueTask<int> changed) => await changed;

    private static async ValueTask<bool> TakenAsync(ValueTask<int> taken)
    {
        await taken;
        return true;
    }

    private async ValueTask<int> ExecuteAsync(SqlCommand command)
    {
        await using (command)
        {
            Enlist(command);
            return await command.ExecuteNonQueryAsync();
        }
    }

    private async ValueTask TellAsync(SqlCommand command, Action<Guid> tell)
    {
        await using var rows = await QueryAsync(command);
        while (await rows.NextAsync())
        {
            tell(rows.Id(0));
        }
    }

    private async ValueTask<SqlRows> QueryAsync(SqlCommand command)
    {
        Enlist(command);
        try
        {
            return new SqlServerRows(await command.ExecuteReaderAsync(), command);
        }
        catch
        {
            await command.DisposeAsync();
            throw;
        }
    }

    private void Enlist(SqlCommand command)
    {
        command.Connection = connection;
        command.Transaction = transaction;
    }
}
