using Messaging.Infrastructure.Persistence;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>A context of each kind of database. None is ever connected.</summary>
internal static class Contexts
{
    public static MessagingDbContext Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
        _ => new SqliteDesignTimeFactory().CreateDbContext([]),
    };
}
