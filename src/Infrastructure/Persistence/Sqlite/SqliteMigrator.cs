using Messaging.Infrastructure.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Creates and migrates a SQLite file. A lock file beside it lets one process at a time do so; the operating system
/// takes the lock back when its holder dies, which a row in the database could not.
/// </summary>
internal sealed class SqliteMigrator(DatabaseSettings settings, IDbContextFactory<MessagingDbContext> contexts, TimeProvider time) : IDatabaseInitializer
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var held = await FileLock.AcquireAsync(file + ".migration-lock", LockTimeout, time, cancellationToken);
        EnsureFile(file);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", cancellationToken);
        await ForgetStaleLockAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => contexts.HasMigrationsAsync(cancellationToken);

    // SQLite would make it readable for everybody; the files beside it get the mode of this one.
    private static void EnsureFile(string file)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(file))
        {
            OwnerFile.Open(file, FileMode.OpenOrCreate).Dispose();
        }
    }

    // EF Core keeps a lock of its own in a table; left behind by a process that died, it would stop every start for ever.
    // The file lock is held, so nobody else can be using it.
    private static async Task ForgetStaleLockAsync(MessagingDbContext context, CancellationToken cancellationToken)
    {
        var lockTable = await context.Database
            .SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .ToListAsync(cancellationToken);
        if (lockTable.Count > 0)
        {
            await context.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }
}
