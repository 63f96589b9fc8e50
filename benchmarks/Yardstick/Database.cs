using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Messaging.Yardstick;

/// <summary>
/// One SQLite file with one table, clustered by (conversation, sequence) and without any other index:
/// the least that a message store can do.
/// </summary>
internal sealed class Database(string path)
{
    /// <summary>Rows in the conversation that <see cref="Readers"/> pages through.</summary>
    public const int HistoryRows = 100_000;

    public static readonly Guid HistoryConversation = new("01900000-0000-7000-8000-000000000001");

    public static readonly Guid InsertConversation = new("01900000-0000-7000-8000-000000000002");

    public static readonly Guid FirstUser = new("01900000-0000-7000-8000-00000000000a");

    public static readonly Guid SecondUser = new("01900000-0000-7000-8000-00000000000b");

    private readonly string _connectionString =
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    /// <summary>Opens a connection on which a commit is on disk before it returns (PRAGMAs are per connection).</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
        return connection;
    }

    /// <summary>Makes the table and fills the conversation that is read.</summary>
    public void Create(TimeProvider time)
    {
        using var connection = Open();
        Execute(
            connection,
            """
            CREATE TABLE Messages (
                ConversationId BLOB NOT NULL,
                Sequence INTEGER NOT NULL,
                Id BLOB NOT NULL,
                SenderId BLOB NOT NULL,
                Content TEXT NOT NULL,
                ClientMessageId BLOB NULL,
                CreatedAt INTEGER NOT NULL,
                ReadAt INTEGER NULL,
                PRIMARY KEY (ConversationId, Sequence)
            ) WITHOUT ROWID;
            """);

        using var transaction = connection.BeginTransaction();
        using var insert = new InsertCommand(connection, transaction);
        var now = time.GetUtcNow();
        for (var sequence = 1; sequence <= HistoryRows; sequence++)
        {
            insert.Execute(
                HistoryConversation,
                sequence,
                Guid.CreateVersion7(now),
                senderId: sequence % 2 == 0 ? FirstUser : SecondUser,
                Content(sequence),
                clientMessageId: Guid.CreateVersion7(now),
                now.UtcDateTime);
        }

        transaction.Commit();
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>The user's name; the table holds ids only, as the service's does.</summary>
    public static string NameOf(Guid userId) => userId == FirstUser ? "bench-000" : "bench-001";

    // The seeded conversation of the service has texts of the same length.
    private static string Content(int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"Message number {sequence} of a long conversation").PadRight(100, '.');

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
