using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>A SQL Server that is not there: what EF Core sends is written down.</summary>
internal sealed class RecordedSqlServer : WriteConnection, IDbContextFactory<MessagingDbContext>
{
    private readonly DbContextOptions<SqlServerDbContext> options;

    public RecordedSqlServer()
    {
        var database = new SqlServerDatabase(new DatabaseSettings(DatabaseProvider.SqlServer, "Data Source=nowhere;Initial Catalog=messaging"));
        var builder = new DbContextOptionsBuilder<SqlServerDbContext>();
        database.Configure(builder);
        options = builder.AddInterceptors(Recorder).Options;
        Session.Enter(this);
    }

    public QueryRecorder Recorder { get; } = new();

    /// <summary>A session inside a unit of work.</summary>
    public WriteSession Session { get; } = new();

    public override SqlDialect Dialect => SqlServerDialect.Instance;

    public MessagingDbContext CreateDbContext() => new SqlServerDbContext(options);

    public override MessagingDbContext CreateContext()
    {
        var context = CreateDbContext();
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    public override ValueTask FlushAsync() => ValueTask.CompletedTask;

    public override ValueTask<bool> LockAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => ValueTask.FromResult(true);

    public override ValueTask<int> ExecuteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => throw Unused();

    public override ValueTask WriteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => throw Unused();

    public override ValueTask WriteAsync(SqlStatement sql, Action<Guid> tell, params ReadOnlySpan<object?> values) => throw Unused();

    public override ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => throw Unused();

    private static NotSupportedException Unused() => new("Prepared statements are looked at elsewhere.");
}
