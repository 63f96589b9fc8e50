using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Gives a type to what SqlClient says by a mere <see cref="InvalidOperationException"/>: no connection of the pool became free in
/// time. Opening throws that for nothing else as long as the connection is closed and has a connection string, which it always is and
/// has. Where EF Core opens, it asks here when that fails.
/// </summary>
internal sealed class PoolExhaustion : DbConnectionInterceptor
{
    /// <summary>Opens a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it is open.</returns>
    /// <exception cref="PoolExhaustedException">All connections stayed in use.</exception>
    public static async Task OpenAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new PoolExhaustedException(exception);
        }
    }

    /// <inheritdoc/>
    public override Task ConnectionFailedAsync(
        DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        eventData.Exception is InvalidOperationException exception
            ? throw new PoolExhaustedException(exception)
            : Task.CompletedTask;
}

/// <summary>No connection of the pool became free in time.</summary>
/// <param name="inner">What the driver said.</param>
internal sealed class PoolExhaustedException(InvalidOperationException inner) : Exception("All connections to the database stayed in use.", inner);
