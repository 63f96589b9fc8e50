using System.Security.Cryptography;
using Npgsql;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>How instances on one PostgreSQL server call each other.</summary>
/// <param name="settings">How to reach the server.</param>
internal sealed class PostgreSqlSignals(DatabaseSettings settings)
{
    /// <summary>Name of the channel; the server keeps those of each database apart.</summary>
    public const string Channel = "messaging_signals";

    private const int NameLength = 16;
    private const int SecondsBetweenSignsOfLife = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly string connectionString = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
    {
        // Held for as long as the process runs, so it is none of the pool.
        Pooling = false,
        KeepAlive = SecondsBetweenSignsOfLife,
        ApplicationName = "Messaging signals",
    }.ConnectionString;

    /// <summary>What this instance is called; another at each start.</summary>
    public string Name { get; } = RandomNumberGenerator.GetHexString(NameLength, lowercase: true);

    /// <summary>The pause before the first attempt to connect again.</summary>
    public static TimeSpan FirstPause { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The pause before the attempt after the next.</summary>
    /// <param name="pause">The pause before the next.</param>
    /// <returns>Twice as much, up to a limit.</returns>
    public static TimeSpan After(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    /// <summary>Opens a connection of its own.</summary>
    /// <param name="statement">What is run on it first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection; the caller disposes of it.</returns>
    public async Task<NpgsqlConnection> OpenAsync(string statement, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
