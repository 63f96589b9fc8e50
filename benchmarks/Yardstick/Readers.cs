using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Messaging.Yardstick;

/// <summary>Reads pages over pooled connections, each with its own prepared command.</summary>
internal sealed class Readers(Database database) : IDisposable
{
    private const int PageSize = 50;

    private readonly ConcurrentBag<Reader> _idle = [];

    /// <summary>The newest rows before a sequence; one more is read to know whether there is a next page.</summary>
    public Page Read(long before)
    {
        if (!_idle.TryTake(out var reader))
        {
            reader = new Reader(database.Open());
        }

        var items = reader.Read(before);
        _idle.Add(reader);
        return new Page(
            items.Count > PageSize ? items[..PageSize] : items,
            Next: items.Count > PageSize ? $"/history?before={items[PageSize - 1].Sequence}" : null,
            Previous: null);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private sealed class Reader : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _command;
        private readonly SqliteParameter _before = new("$before", SqliteType.Integer);

        public Reader(SqliteConnection connection)
        {
            _connection = connection;
            _command = connection.CreateCommand();
            _command.CommandText =
                """
                SELECT Id, Sequence, SenderId, Content, ClientMessageId, CreatedAt, ReadAt
                FROM Messages
                WHERE ConversationId = $conversation AND Sequence < $before
                ORDER BY Sequence DESC
                LIMIT $limit;
                """;
            _command.Parameters.Add("$conversation", SqliteType.Blob).Value = Database.HistoryConversation;
            _command.Parameters.Add("$limit", SqliteType.Integer).Value = PageSize + 1;
            _command.Parameters.Add(_before);
            _command.Prepare();
        }

        public List<Message> Read(long before)
        {
            _before.Value = before;
            using var rows = _command.ExecuteReader();
            var items = new List<Message>(PageSize + 1);
            while (rows.Read())
            {
                var senderId = rows.GetGuid(2);
                items.Add(new Message(
                    rows.GetGuid(0),
                    Database.HistoryConversation,
                    rows.GetInt64(1),
                    Sender: Database.NameOf(senderId),
                    Recipient: Database.NameOf(senderId == Database.FirstUser ? Database.SecondUser : Database.FirstUser),
                    rows.GetString(3),
                    rows.IsDBNull(4) ? null : rows.GetGuid(4),
                    new DateTime(rows.GetInt64(5), DateTimeKind.Utc),
                    rows.IsDBNull(6) ? null : new DateTime(rows.GetInt64(6), DateTimeKind.Utc)));
            }

            return items;
        }

        public void Dispose()
        {
            _command.Dispose();
            _connection.Dispose();
        }
    }
}
