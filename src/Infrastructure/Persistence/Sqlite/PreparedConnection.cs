using Microsoft.Data.Sqlite;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>A connection that keeps its statements prepared. Not safe for use by two threads at once.</summary>
internal sealed class PreparedConnection : IDisposable
{
    private readonly Dictionary<SqlStatement, SqliteCommand> prepared = [];

    private PreparedConnection(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection itself.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Opens a connection that belongs to no other pool.</summary>
    /// <param name="connectionString">Which database.</param>
    /// <returns>The connection.</returns>
    public static PreparedConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return new PreparedConnection(connection);
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>The number of rows that it changed.</returns>
    public int Execute(SqlStatement sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>Runs a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>A reader that the caller disposes of.</returns>
    public SqliteDataReader Query(SqlStatement sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteReader();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }

    private SqliteCommand Bind(SqlStatement sql, ReadOnlySpan<object?> values)
    {
        var command = Prepare(sql);
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = SqliteValues.Stored(values[index]);
        }

        return command;
    }

    private SqliteCommand Prepare(SqlStatement sql)
    {
        if (prepared.TryGetValue(sql, out var command))
        {
            return command;
        }

        command = Connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants; values come as parameters.
        command.CommandText = sql.TextFor(SqliteDialect.Instance);
#pragma warning restore CA2100
        foreach (var parameter in sql.Parameters)
        {
            command.Parameters.Add(new SqliteParameter("@" + parameter.Name, value: null));
        }

        command.Prepare();
        prepared.Add(sql, command);
        return command;
    }
}
