using Messaging.Infrastructure.Persistence.Copying;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Copies a SQLite file to a server. The file is locked against everybody else from the first row to the last: what is counted at the
/// end is what was there at the beginning.
/// </summary>
/// <param name="settings">Which file.</param>
/// <param name="time">Source of time.</param>
internal sealed class SqliteCopy(DatabaseSettings settings, TimeProvider time) : IDatabaseCopy
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CopiedTable>> CopyAsync(
        DatabaseSettings target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource);
        await using var sole = await SqliteSoleUse.AcquireAsync(file, time, cancellationToken);
        await using var connection = await SqliteSoleUse.OpenAsync(file, SqliteOpenMode.ReadWrite, cancellationToken);
        await LockAsync(connection, file, cancellationToken);
        await using var source = new SqliteDbContext(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).Options);
        await CheckMigrationsAsync(source, file, cancellationToken);

        await using var services = new ServiceCollection().AddLogging().AddSingleton(time).AddPersistence(target).BuildServiceProvider();
        await services.GetRequiredService<IDatabaseInitializer>().InitializeAsync(cancellationToken);
        var writer = services.GetRequiredService<CopyTarget>();
        await using var held = await writer.HoldAsync(cancellationToken);
        await using var reached = await services.GetRequiredService<IDbContextFactory<MessagingDbContext>>().CreateDbContextAsync(cancellationToken);
        await reached.Database.OpenConnectionAsync(cancellationToken);
        return await new DatabaseCopy(source, reached, writer, progress).RunAsync(cancellationToken);
    }

    private static async Task LockAsync(SqliteConnection connection, string file, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqliteException exception) when (SqliteSoleUse.IsInUse(exception))
        {
            throw SqliteSoleUse.InUse(file, exception);
        }
    }

    private static async Task CheckMigrationsAsync(SqliteDbContext source, string file, CancellationToken cancellationToken)
    {
        var applied = await source.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (!applied.SequenceEqual(source.Database.GetMigrations(), StringComparer.Ordinal))
        {
            throw new InvalidDataException($"{file} is of another version of this service; bring it up to date with 'migrate'.");
        }
    }
}
