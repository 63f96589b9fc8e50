using Messaging.Infrastructure.Persistence.Servers;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>The database on a SQL Server.</summary>
/// <param name="options">Which database.</param>
internal sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : MessagingDbContext(options)
{
    private const int IdLength = 16;
    private const int MicrosecondDigits = 6;

    // Text compares by its code units, whatever the collation of the database.
    private const string Collation = "Latin1_General_100_BIN2";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.NumberActivityByServer();
        builder.TrustUsersOfMessages();
        builder.UseCollationEverywhere(Collation);
    }

    // SQL Server sorts its own type for ids by the last group first; bytes sort as everywhere else.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>().HaveMaxLength(IdLength).AreFixedLength();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcKindConverter>().HavePrecision(MicrosecondDigits);
    }
}
