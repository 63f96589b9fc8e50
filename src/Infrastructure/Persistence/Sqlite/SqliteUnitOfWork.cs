using Messaging.Application.Common;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Infrastructure.LiveUpdates;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>Units of work on a SQLite file: they queue for the write lane.</summary>
internal sealed class SqliteUnitOfWork(SqliteWriteLane lane, WriteSession session, LiveSignals signals) : IUnitOfWork
{
    public Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        var item = new LaneItem<TResult>(session, work, signals, cancellationToken);
        return lane.TryEnqueue(item) ? item.Completion : Task.FromResult(TResult.Failure(RequestErrors.Busy));
    }
}
