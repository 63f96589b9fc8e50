using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Messaging.Infrastructure.Persistence.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>A PostgreSQL server.</summary>
internal sealed partial class PostgreSqlDatabase : ServerDatabase, IAsyncDisposable
{
    private const string NoReset = "No Reset On Close";
    private const string AutoPrepare = "Max Auto Prepare";
    private const int PreparedStatements = 100;

    // Beginnings of the codes of what comes from the server's state and not from the request.
    private static readonly string[] OutageCodes =
    [
        "08", // connection exceptions
        "25006", // takes no writes: a standby, or one that somebody has set so
        "25P03", // a transaction that came to a halt was ended
        "28", // may not sign in, such as while a password is changed
        "3D000", // the database is not there, such as while a backup is restored
        "53", // insufficient resources: disk full, too many connections
        "55000", // lets nobody in, such as before it is renamed or restored
        "55P03", // somebody holds a lock for too long
        "57", // took too long, shut down, crashed, starting
        "58", // the system that it runs on failed it
    ];

    private readonly ConcurrentDictionary<SqlStatement, string> texts = new();

    /// <summary>Prepares to connect.</summary>
    /// <param name="settings">How to reach the server.</param>
    public PostgreSqlDatabase(DatabaseSettings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        var given = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        if (!given.ContainsKey(NoReset))
        {
            // Nothing here changes the state of a connection, and resetting it costs as much as a message.
            connection.NoResetOnClose = true;
        }

        if (!given.ContainsKey(AutoPrepare))
        {
            connection.MaxAutoPrepare = PreparedStatements;
            connection.AutoPrepareMinUsages = 2;
        }

        MaxConnections = connection.MaxPoolSize;
        DataSource = new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = "messaging" }.Build();
        var options = new DbContextOptionsBuilder<PostgreSqlDbContext>();
        Configure(options);
        ContextOptions = options.Options;
    }

    /// <inheritdoc/>
    public override int MaxConnections { get; }

    /// <summary>The pool of connections.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>EF Core on this server.</summary>
    public DbContextOptions<PostgreSqlDbContext> ContextOptions { get; }

    /// <summary>Tells EF Core about this server.</summary>
    /// <param name="options">EF Core's options.</param>
    public void Configure(DbContextOptionsBuilder options) => options
        .UseNpgsql(DataSource)
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .EnableThreadSafetyChecks(enableChecks: false);

    /// <inheritdoc/>
    public override async Task<ServerConnection> BeginAsync(CancellationToken cancellationToken) =>
        new PostgreSqlConnection(this, await DataSource.OpenConnectionAsync(cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => QueryAsync(ToCommand(sql, values));

    /// <inheritdoc/>
    public override async Task<long?> FindSettledActivityAsync(CancellationToken cancellationToken)
    {
        // The lock waits until nobody writes entries, and new writers wait for it: at that moment every number that was given is
        // committed or lost.
        await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("BEGIN"),
                new("SET LOCAL lock_timeout = '500ms'"),
                new("""LOCK TABLE "ActivityEntries" IN SHARE MODE"""),
                new("""SELECT COALESCE(MAX("Sequence"), 0) FROM "ActivityEntries" """),
                new("COMMIT"),
            },
        };
        try
        {
            return (long?)await batch.ExecuteScalarAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override bool IsCollision(Exception exception) => exception.Find<PostgresException>()?.SqlState
        is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    /// <inheritdoc/>
    public override bool Recognizes(Exception exception) => exception.Find<PostgresException>() is { } answered
        ? Array.Exists(OutageCodes, each => answered.SqlState.StartsWith(each, StringComparison.Ordinal))
        : exception.Find<NpgsqlException>() is not null;

    /// <summary>A statement with its values, ready to be sent.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>The command.</returns>
    public NpgsqlBatchCommand ToCommand(SqlStatement sql, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(texts.GetOrAdd(sql, ToNumbered));
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = TypeOf(sql.Parameters[index].Type),
                Value = values[index] switch
                {
                    null => DBNull.Value,
                    int number => (long)number,
                    var value => value,
                },
            });
        }

        return command;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    private static NpgsqlDbType TypeOf(SqlType type) => type switch
    {
        SqlType.Id => NpgsqlDbType.Uuid,
        SqlType.Number => NpgsqlDbType.Bigint,
        SqlType.Instant => NpgsqlDbType.TimestampTz,
        SqlType.Text => NpgsqlDbType.Text,
        SqlType.Bytes => NpgsqlDbType.Bytea,
        SqlType.Flag => NpgsqlDbType.Boolean,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    // The server numbers its parameters; giving it numbers spares the driver from reading every statement.
    private static string ToNumbered(SqlStatement sql)
    {
        var numbers = sql.Parameters.Select((parameter, index) => (parameter.Name, Number: index + 1)).ToDictionary(each => each.Name, each => each.Number, StringComparer.Ordinal);
        return Parameter().Replace(sql.TextFor(PostgreSqlDialect.Instance), match => $"${numbers[match.Groups["name"].Value]}");
    }

    private async ValueTask<SqlRows> QueryAsync(NpgsqlBatchCommand command)
    {
        var connection = await DataSource.OpenConnectionAsync();
        var batch = new NpgsqlBatch(connection) { BatchCommands = { command } };
        try
        {
            return new DbRows(await batch.ExecuteReaderAsync(), batch, connection);
        }
        catch
        {
            await batch.DisposeAsync();
            await connection.DisposeAsync();
            throw;
        }
    }

    [GeneratedRegex("@(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
