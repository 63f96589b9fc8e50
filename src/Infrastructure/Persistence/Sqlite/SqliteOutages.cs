using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>Outages of a SQLite file.</summary>
internal sealed class SqliteOutages : IDatabaseOutages
{
    /// <inheritdoc/>
    public bool Recognizes(Exception exception) =>
        exception.Find<SqliteException>()?.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL;
}
