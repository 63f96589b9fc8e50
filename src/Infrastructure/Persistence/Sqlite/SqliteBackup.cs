using System.Globalization;
using Messaging.Infrastructure.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Copies a SQLite file by <c>VACUUM INTO</c>, which reads one state and holds no writer up. A restore needs the file for
/// itself and makes sure of it: only then can the journal mode be changed.
/// </summary>
/// <param name="settings">Which file.</param>
/// <param name="time">Source of time.</param>
internal sealed class SqliteBackup(DatabaseSettings settings, TimeProvider time) : IDatabaseBackup
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(200);

    private string Database => new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;

    public async Task<long> BackUpAsync(string file, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        if (File.Exists(target))
        {
            throw new IOException($"{target} exists already.");
        }

        var partial = target + ".partial";
        await CopyAsync(Database, partial, progress, cancellationToken);
        File.Move(partial, target);
        return new FileInfo(target).Length;
    }

    public async Task<string?> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        var database = Path.GetFullPath(Database);
        await using var sole = await SqliteSoleUse.AcquireAsync(database, time, cancellationToken);
        var restored = database + ".restored";
        await CopyAsync(Path.GetFullPath(file), restored, new Progress<double>(), cancellationToken);
        await CheckMigrationsAsync(restored, file, cancellationToken);
        if (!File.Exists(database))
        {
            // SQLite would play a journal into whatever file it finds beside it.
            File.Delete(database + "-wal");
            File.Delete(database + "-shm");
            File.Move(restored, database);
            return null;
        }

        var former = string.Create(CultureInfo.InvariantCulture, $"{database}.before-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        File.Replace(restored, database, former);
        return former;
    }

    private static async Task CopyAsync(string source, string target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        // SQLite writes into an empty file too, and would itself make one that everybody may read.
        File.Delete(target);
        await OwnerFile.Open(target, FileMode.CreateNew).DisposeAsync();
        try
        {
            await using var connection = await SqliteSoleUse.OpenAsync(source, SqliteOpenMode.ReadOnly, cancellationToken);
            var size = await AskAsync<long>(connection, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", cancellationToken);
            var copying = VacuumIntoAsync(connection, target, cancellationToken);
            while (!copying.IsCompleted)
            {
                await Task.WhenAny(copying, Task.Delay(ReportInterval, CancellationToken.None));
                progress.Report(Math.Min(1, (double)new FileInfo(target).Length / size));
            }

            await copying;
            await CheckAsync(target, source, cancellationToken);
            await using var written = new FileStream(target, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
        }
        catch (SqliteException exception)
        {
            File.Delete(target);
            throw new InvalidDataException($"{source} cannot be copied: {exception.Message}", exception);
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    private static Task VacuumIntoAsync(SqliteConnection connection, string target, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var command = connection.CreateCommand();
            using var cancelled = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
            command.CommandText = "VACUUM INTO @target";
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("@target", target);
            command.ExecuteNonQuery();
            cancellationToken.ThrowIfCancellationRequested();
        },
        cancellationToken);

    private static async Task CheckAsync(string file, string source, CancellationToken cancellationToken)
    {
        await using var connection = await SqliteSoleUse.OpenAsync(file, SqliteOpenMode.ReadOnly, cancellationToken);
        var found = await AskAsync<string>(connection, "PRAGMA integrity_check(1)", cancellationToken);
        if (!string.Equals(found, "ok", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{source} is damaged: {found}");
        }
    }

    private static async Task CheckMigrationsAsync(string file, string source, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(SqliteSoleUse.ConnectionStringOf(file, SqliteOpenMode.ReadOnly)).Options;
        await using var context = new SqliteDbContext(options);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Count == 0 || applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            File.Delete(file);
            throw new InvalidDataException($"{source} is no copy of this service's database, or of another version of it.");
        }
    }

    private static async Task<T> AskAsync<T>(SqliteConnection connection, string question, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Questions are constants.
        command.CommandText = question;
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
