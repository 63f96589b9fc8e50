using Microsoft.Data.Sqlite;

namespace Messaging.Yardstick;

/// <summary>The one INSERT, prepared once for its connection. Not safe for use from two threads at once.</summary>
internal sealed class InsertCommand : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _conversationId = new("$conversation", SqliteType.Blob);
    private readonly SqliteParameter _sequence = new("$sequence", SqliteType.Integer);
    private readonly SqliteParameter _id = new("$id", SqliteType.Blob);
    private readonly SqliteParameter _senderId = new("$sender", SqliteType.Blob);
    private readonly SqliteParameter _content = new("$content", SqliteType.Text);
    private readonly SqliteParameter _clientMessageId = new("$client", SqliteType.Blob);
    private readonly SqliteParameter _createdAt = new("$created", SqliteType.Integer);

    public InsertCommand(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText =
            """
            INSERT INTO Messages (ConversationId, Sequence, Id, SenderId, Content, ClientMessageId, CreatedAt)
            VALUES ($conversation, $sequence, $id, $sender, $content, $client, $created);
            """;
        _command.Parameters.AddRange(
            [_conversationId, _sequence, _id, _senderId, _content, _clientMessageId, _createdAt]);
        _command.Prepare();
    }

    /// <summary>Inserts a row; outside a transaction this is a commit of its own.</summary>
    public void Execute(
        Guid conversationId,
        long sequence,
        Guid id,
        Guid senderId,
        string content,
        Guid? clientMessageId,
        DateTime createdAt)
    {
        _conversationId.Value = conversationId;
        _sequence.Value = sequence;
        _id.Value = id;
        _senderId.Value = senderId;
        _content.Value = content;
        _clientMessageId.Value = clientMessageId is { } value ? value : DBNull.Value;
        _createdAt.Value = createdAt.Ticks;
        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();
}
