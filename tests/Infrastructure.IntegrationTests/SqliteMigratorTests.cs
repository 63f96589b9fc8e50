using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.IntegrationTests;

public sealed class SqliteMigratorTests
{
    [Test]
    public async Task InitializeAsync_WhenManyStartAtOnce_ShouldApplyEachMigrationOnce()
    {
        await using var database = TestDatabase.Unprepared();
        var initializer = database.Resolve<IDatabaseInitializer>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => initializer.InitializeAsync(CancellationToken.None))));

        (await database.ScalarAsync("""SELECT COUNT(*) FROM "__EFMigrationsHistory" """)).ShouldBe(
            database.Resolve<IDbContextFactory<MessagingDbContext>>().CreateDbContext().Database.GetMigrations().Count());
    }

    [Test]
    [Category("SqliteFile")]
    public async Task InitializeAsync_WhenAProcessDiedWhileMigrating_ShouldNotWaitForItsLock()
    {
        await using var database = TestDatabase.Unprepared();
        await database.TamperAsync(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await database.Resolve<IDatabaseInitializer>().InitializeAsync(patience.Token);

        (await database.ScalarAsync("SELECT COUNT(*) FROM sqlite_master WHERE name = 'Messages'")).ShouldBe(1);
    }

    [Test]
    [Category("SqliteFile")]
    public async Task InitializeAsync_WhenDone_ShouldHaveClusteredTheHotTables()
    {
        await using var database = await TestDatabase.StartAsync();

        var clustered = await database.ScalarAsync("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID'");

        clustered.ShouldBe(7);
    }

    [Test]
    public async Task Model_WhenComparedWithTheMigrations_ShouldHaveNoPendingChange()
    {
        await using var database = TestDatabase.Unprepared();
        await using var context = await database.Resolve<IDbContextFactory<MessagingDbContext>>().CreateDbContextAsync();

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
