using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence;

/// <summary>The one connection that writes, with its prepared statements. Not safe for use by two threads at once.</summary>
internal sealed class WriteConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly DbContextOptions<MessagingDbContext> contextOptions;
    private readonly Dictionary<SqlStatement, SqliteCommand> prepared = [];

    public WriteConnection(string connectionString)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        contextOptions = new DbContextOptionsBuilder<MessagingDbContext>().UseSqlite(connection).Options;
    }

    /// <summary>Opens the connection; every commit on it is on disk when it returns.</summary>
    public void Open()
    {
        connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=FULL");
        Run("PRAGMA temp_store=MEMORY");
        Run("PRAGMA wal_autocheckpoint=4000");
        Run("PRAGMA cache_size=-65536");
    }

    /// <summary>EF Core inside the transaction that is open on the connection.</summary>
    /// <returns>A context that neither begins nor commits transactions.</returns>
    public MessagingDbContext CreateContext()
    {
        var context = new MessagingDbContext(contextOptions);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    /// <summary>The prepared command of a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The command.</returns>
    public SqliteCommand Prepare(SqlStatement sql)
    {
        if (prepared.TryGetValue(sql, out var command))
        {
            return command;
        }

        command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants; values come as parameters.
        command.CommandText = sql.Text;
#pragma warning restore CA2100
        foreach (var parameter in sql.Parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, value: null));
        }

        prepared.Add(sql, command);
        return command;
    }

    /// <summary>Runs a statement without parameters.</summary>
    /// <param name="sql">The statement.</param>
    public void Execute(SqlStatement sql) => Prepare(sql).ExecuteNonQuery();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
