namespace Messaging.Infrastructure.Persistence;

/// <summary>Copies the whole database, and puts a copy back.</summary>
public interface IDatabaseBackup
{
    /// <summary>Writes one consistent state into a file, while the service runs and writes on.</summary>
    /// <param name="file">The file, which must not exist; it is there only when it is whole and on disk.</param>
    /// <param name="progress">Is told the share that is done, from 0 to 1.</param>
    /// <param name="cancellationToken">Gives up; nothing is left.</param>
    /// <returns>Length of the file in bytes.</returns>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    Task<long> BackUpAsync(string file, IProgress<double> progress, CancellationToken cancellationToken);

    /// <summary>Puts a copy in the place of the database, which is kept beside it. No process may use the database meanwhile.</summary>
    /// <param name="file">The copy.</param>
    /// <param name="cancellationToken">Gives up; the database stays as it was.</param>
    /// <returns>Path of the file that the former database is kept in; null where there was none.</returns>
    /// <exception cref="IOException">The service is running, or a file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The copy is damaged, of something else, or of a newer version.</exception>
    Task<string?> RestoreAsync(string file, CancellationToken cancellationToken);
}
