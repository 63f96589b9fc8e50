using Microsoft.Data.Sqlite;

namespace Messaging.Yardstick;

/// <summary>
/// The only writing connection. Requests pass it on in the order of their arrival (a semaphore that is only
/// ever awaited keeps its waiters in a list), and each commits by itself.
/// </summary>
internal sealed class Writer : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _time;
    private readonly SqliteConnection _connection;
    private readonly InsertCommand _insert;
    private long _lastSequence;

    public Writer(Database database, TimeProvider time)
    {
        _time = time;
        _connection = database.Open();
        _insert = new InsertCommand(_connection);
    }

    /// <summary>Answers after the row's commit is on disk.</summary>
    public async Task<Message> InsertAsync(InsertRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var message = Insert(request, _lastSequence + 1);
            _lastSequence = message.Sequence;
            return message;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _turn.Dispose();
    }

    private Message Insert(InsertRequest request, long sequence)
    {
        var now = _time.GetUtcNow();
        var message = new Message(
            Guid.CreateVersion7(now),
            Database.InsertConversation,
            sequence,
            Sender: Database.NameOf(Database.FirstUser),
            Recipient: Database.NameOf(Database.SecondUser),
            request.Content,
            request.ClientMessageId,
            now.UtcDateTime,
            ReadAt: null);
        _insert.Execute(
            message.ConversationId,
            message.Sequence,
            message.Id,
            senderId: Database.FirstUser,
            message.Content,
            message.ClientMessageId,
            message.CreatedAt);
        return message;
    }
}
