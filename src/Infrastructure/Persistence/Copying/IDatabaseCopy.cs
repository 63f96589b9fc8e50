namespace Messaging.Infrastructure.Persistence.Copying;

/// <summary>Moves the database to a server.</summary>
public interface IDatabaseCopy
{
    /// <summary>
    /// Copies all rows, in small transactions. What the target holds already is compared with the source, row by row, and stays: a copy
    /// that was interrupted at any moment is completed by the next. No process may use either database meanwhile.
    /// </summary>
    /// <param name="target">The server's database; made where it is missing, and brought up to date.</param>
    /// <param name="progress">Is told the share that is done, from 0 to 1.</param>
    /// <param name="cancellationToken">Gives up; what was copied stays.</param>
    /// <returns>Each table with the rows that both databases have.</returns>
    /// <exception cref="IOException">The service is running on the source.</exception>
    /// <exception cref="InvalidDataException">The source is of another version, or the target holds rows that did not come from it.</exception>
    Task<IReadOnlyList<CopiedTable>> CopyAsync(DatabaseSettings target, IProgress<double> progress, CancellationToken cancellationToken);
}

/// <summary>What became of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows the source has.</param>
/// <param name="Copied">How many rows the target has.</param>
public sealed record CopiedTable(string Name, long Rows, long Copied);
