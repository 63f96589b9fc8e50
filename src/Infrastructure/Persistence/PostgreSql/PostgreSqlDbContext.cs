using Messaging.Infrastructure.Persistence.Servers;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>The database on a PostgreSQL server.</summary>
/// <param name="options">Which database.</param>
internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : MessagingDbContext(options)
{
    // Text compares by its bytes, whatever the locale of the database.
    private const string Collation = "C";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.NumberActivityByServer();
        builder.TrustUsersOfMessages();
        builder.UseCollationEverywhere(Collation);
    }
}
