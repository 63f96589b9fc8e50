namespace Messaging.Infrastructure.Persistence;

/// <summary>Brings the database to the state that this version needs.</summary>
public interface IDatabaseInitializer
{
    /// <summary>Creates the database where it is missing and applies migrations; several processes may call it at once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When the database is ready.</returns>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>Whether there is a database of the service, of whatever version. Changes nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there is one.</returns>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);
}
