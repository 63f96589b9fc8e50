using System.Data;
using Messaging.Infrastructure.Persistence.Servers;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>A SQL Server.</summary>
internal sealed class SqlServerDatabase : ServerDatabase
{
    private const int IdLength = 16;
    private const int LongestShortText = 4000;

    private readonly string connectionString;

    /// <summary>Prepares to connect.</summary>
    /// <param name="settings">How to reach the server.</param>
    public SqlServerDatabase(DatabaseSettings settings)
    {
        connectionString = settings.ConnectionString;
        MaxConnections = new SqlConnectionStringBuilder(connectionString).MaxPoolSize;
        var options = new DbContextOptionsBuilder<SqlServerDbContext>();
        Configure(options);
        ContextOptions = options.Options;
    }

    /// <inheritdoc/>
    public override int MaxConnections { get; }

    /// <summary>EF Core on this server.</summary>
    public DbContextOptions<SqlServerDbContext> ContextOptions { get; }

    /// <summary>Tells EF Core about this server: it writes one row a statement, so that it never has to merge.</summary>
    /// <param name="options">EF Core's options.</param>
    public void Configure(DbContextOptionsBuilder options) => options
        .UseSqlServer(connectionString, server => server.MaxBatchSize(1))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .EnableThreadSafetyChecks(enableChecks: false)
        .AddInterceptors(new PoolExhaustion());

    /// <inheritdoc/>
    public override async Task<ServerConnection> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        try
        {
            var transaction = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            return new SqlServerConnection(this, connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => QueryAsync(ToCommand(sql, values));

    /// <inheritdoc/>
    public override async Task<long?> FindSettledActivityAsync(CancellationToken cancellationToken)
    {
        // The lock of the table waits until nobody writes entries, and new writers wait for it: at that moment every number that was
        // given is committed or lost.
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """SET LOCK_TIMEOUT 500; SELECT COALESCE(MAX("Sequence"), 0) FROM "ActivityEntries" WITH (TABLOCK, HOLDLOCK); SET LOCK_TIMEOUT -1""";
        try
        {
            return (long?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (SqlException exception) when (exception.Number == SqlServerErrors.LockTimeout)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override bool IsCollision(Exception exception) =>
        exception.Find<SqlException>() is { } answered && SqlServerErrors.IsCollision(answered.Number);

    /// <inheritdoc/>
    public override bool Recognizes(Exception exception) => exception.Find<SqlException>() is { } answered
        ? SqlServerErrors.IsOutage(answered.Number, answered.Class)
        : exception.Find<PoolExhaustedException>() is not null;

    /// <summary>A statement with its values, ready to be sent.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>The command, without a connection.</returns>
    public static SqlCommand ToCommand(SqlStatement sql, ReadOnlySpan<object?> values)
    {
#pragma warning disable CA2100 // Statements are constants; values come as parameters.
        var command = new SqlCommand(sql.TextFor(SqlServerDialect.Instance));
#pragma warning restore CA2100
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = ToParameter(sql.Parameters[index].Type, values[index]);
            parameter.ParameterName = "@" + sql.Parameters[index].Name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    // Types and sizes are always the same, so that the server keeps one plan of a statement; keys and hashes have one length each, and
    // are sent in the type of their columns, so that an index serves them without a conversion.
    private static Microsoft.Data.SqlClient.SqlParameter ToParameter(SqlType type, object? value) => type switch
    {
        SqlType.Id => new() { SqlDbType = SqlDbType.Binary, Size = IdLength, Value = value is Guid id ? id.ToByteArray(bigEndian: true) : DBNull.Value },
        SqlType.Number => new() { SqlDbType = SqlDbType.BigInt, Value = value ?? DBNull.Value },
        SqlType.Instant => new() { SqlDbType = SqlDbType.DateTime2, Scale = 6, Value = value ?? DBNull.Value },
        SqlType.Text => new() { SqlDbType = SqlDbType.NVarChar, Size = value is string { Length: > LongestShortText } ? -1 : LongestShortText, Value = value ?? DBNull.Value },
        SqlType.Bytes => new() { SqlDbType = SqlDbType.Binary, Size = value is byte[] bytes ? bytes.Length : 1, Value = value ?? DBNull.Value },
        SqlType.Flag => new() { SqlDbType = SqlDbType.Bit, Value = value ?? DBNull.Value },
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private async ValueTask<SqlRows> QueryAsync(SqlCommand command)
    {
        var connection = await OpenAsync(CancellationToken.None);
        try
        {
            command.Connection = connection;
            return new SqlServerRows(await command.ExecuteReaderAsync(), command, connection);
        }
        catch
        {
            await command.DisposeAsync();
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<SqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await PoolExhaustion.OpenAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
