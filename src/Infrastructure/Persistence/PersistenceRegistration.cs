using Messaging.Application.Activity;
using Messaging.Application.Administration;
using Messaging.Application.Authentication;
using Messaging.Application.Blocks;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.Application.Users;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Persistence.Copying;
using Messaging.Infrastructure.Persistence.PostgreSql;
using Messaging.Infrastructure.Persistence.Queries;
using Messaging.Infrastructure.Persistence.Repositories;
using Messaging.Infrastructure.Persistence.Servers;
using Messaging.Infrastructure.Persistence.Sqlite;
using Messaging.Infrastructure.Persistence.SqlServer;
using Messaging.Infrastructure.Telemetry;
using Messaging.Infrastructure.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Messaging.Infrastructure.Persistence;

/// <summary>Registers what reads and writes the database.</summary>
internal static class PersistenceRegistration
{
    /// <summary>Registers the database, its readers, its repositories and the write lane.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Which database.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPersistence(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings);
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddSqlite(settings);
                break;
            case DatabaseProvider.PostgreSql:
                services.AddPostgreSql();
                break;
            case DatabaseProvider.SqlServer:
                services.AddSqlServer();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(settings));
        }

        services.AddMetrics();
        services.AddSingleton<HotReads>();
        services.AddSingleton<EventReads>();
        services.AddSingleton<IEventPruner, EventPruner>();
        services.AddSingleton<ActivityPruner>();
        services.AddSingleton<ISignalExchange, NoSignalExchange>();
        services.AddSingleton<LiveSignals>();
        services.AddScoped<WriteSession>();

        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddScoped<IUserRepository, UserRepository>();
        services.AddScoped<ICredentialRepository, CredentialRepository>();
        services.AddScoped<ISessionRepository, SessionRepository>();
        services.AddScoped<IDirectConversationRepository, DirectConversationRepository>();
        services.AddScoped<IRoomRepository, RoomRepository>();
        services.AddScoped<IMembershipRepository, MembershipRepository>();
        services.AddScoped<IMessageRepository, MessageRepository>();
        services.AddScoped<IActivityLog, ActivityLog>();
        services.AddScoped<IActivitySealRepository, ActivitySealRepository>();
        services.AddScoped<IEventLog, EventLog>();

        services.AddSingleton<IUserDirectory, UserDirectory>();
        services.AddSingleton<IUserReader, UserReader>();
        services.AddSingleton<IMessageReader, MessageReader>();
        services.AddSingleton<IConversationReader, ConversationReader>();
        services.AddSingleton<IRoomReader, RoomReader>();
        services.AddSingleton<IBlockReader, BlockReader>();
        services.AddSingleton<IEventReader, EventReader>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<IActivityReader>(provider => provider.GetRequiredService<ActivityReader>());
        services.AddSingleton<IAuditReader>(provider => provider.GetRequiredService<ActivityReader>());
        services.AddSingleton<IAccountReader, AccountReader>();
        services.AddSingleton<SessionReader>();
        services.AddSingleton<ISessionReader>(provider => provider.GetRequiredService<SessionReader>());
        services.AddSingleton<ISessionStateReader>(provider => provider.GetRequiredService<SessionReader>());
        services.AddSingleton<ISignInHistory>(provider => provider.GetRequiredService<SessionReader>());
        return services;
    }

    private static void AddSqlite(this IServiceCollection services, DatabaseSettings settings)
    {
        SqliteEngine.UseOneThreadPerConnection();
        services.AddPooledDbContextFactory<SqliteDbContext>(options => options
            .UseSqlite(settings.ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IMigrationsSqlGenerator, ClusteredTableSqlGenerator>()
            .EnableThreadSafetyChecks(enableChecks: false));
        services.AddSingleton<IDbContextFactory<MessagingDbContext>, ContextFactory<SqliteDbContext>>();
        services.AddSingleton<IDatabaseInitializer, SqliteMigrator>();
        services.AddSingleton<IDatabaseBackup, SqliteBackup>();
        services.AddSingleton<IDatabaseCopy, SqliteCopy>();
        services.AddSingleton<IDatabaseOutages, SqliteOutages>();
        services.AddSingleton<WriteLaneMetrics>();
        services.AddSingleton<SqliteWriteLane>();
        services.AddHostedService(provider => provider.GetRequiredService<SqliteWriteLane>());
        services.AddSingleton<SqliteReadPool>();
        services.AddSingleton<ISqlReads>(provider => provider.GetRequiredService<SqliteReadPool>());
        services.AddSingleton<IActivitySealReader, SqliteActivitySealReader>();
        services.AddMeasuredUnitOfWork<SqliteUnitOfWork>();
    }

    private static void AddPostgreSql(this IServiceCollection services)
    {
        services.AddSingleton<PostgreSqlDatabase>();
        services.AddSingleton<ServerDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.AddPooledDbContextFactory<PostgreSqlDbContext>(
            (provider, options) => provider.GetRequiredService<PostgreSqlDatabase>().Configure(options));
        services.AddSingleton<IDbContextFactory<MessagingDbContext>, ContextFactory<PostgreSqlDbContext>>();
        services.AddSingleton<PostgreSqlMigrator>();
        services.AddSingleton<IDatabaseInitializer>(provider => provider.GetRequiredService<PostgreSqlMigrator>());
        services.AddSingleton<CopyTarget, PostgreSqlCopyTarget>();
        services.AddServer();
    }

    private static void AddSqlServer(this IServiceCollection services)
    {
        services.AddSingleton<SqlServerDatabase>();
        services.AddSingleton<ServerDatabase>(provider => provider.GetRequiredService<SqlServerDatabase>());
        services.AddPooledDbContextFactory<SqlServerDbContext>(
            (provider, options) => provider.GetRequiredService<SqlServerDatabase>().Configure(options));
        services.AddSingleton<IDbContextFactory<MessagingDbContext>, ContextFactory<SqlServerDbContext>>();
        services.AddSingleton<IDatabaseInitializer, SqlServerMigrator>();
        services.AddSingleton<CopyTarget, SqlServerCopyTarget>();
        services.AddServer();
    }

    private static void AddServer(this IServiceCollection services)
    {
        services.AddSingleton<ISqlReads>(provider => provider.GetRequiredService<ServerDatabase>());
        services.AddSingleton<IDatabaseOutages>(provider => provider.GetRequiredService<ServerDatabase>());
        services.AddSingleton<WriteGate>();
        services.AddSingleton<IActivitySealReader, ServerActivitySealReader>();
        services.AddMeasuredUnitOfWork<ServerUnitOfWork>();
    }
}
