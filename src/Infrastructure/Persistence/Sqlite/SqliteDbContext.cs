using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>The database in a SQLite file.</summary>
/// <param name="options">Which file.</param>
internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : MessagingDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMicrosecondsConverter>();
    }
}
