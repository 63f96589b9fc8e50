using Messaging.Application.Authentication;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Sessions;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.PostgreSql;
using Messaging.Infrastructure.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Messaging.Infrastructure;

/// <summary>Registers the Infrastructure layer.</summary>
public static class DependencyInjection
{
    /// <summary>Registers the database, tokens, sessions and password hashing.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="database">Which database.</param>
    /// <param name="tokens">How tokens are made.</param>
    /// <param name="signingKeys">The keys that they are signed with.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddInfrastructure(
        this IServiceCollection services, DatabaseSettings database, TokenSettings tokens, SigningKeys signingKeys)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPersistence(database);

        services.AddSingleton(tokens);
        services.AddSingleton(signingKeys);
        services.AddSingleton(new SessionLifetime(Idle: tokens.RefreshLifetime, Absolute: TokenSettings.AbsoluteSessionLifetime));
        services.AddSingleton<AccessTokenPolicy>();
        services.AddSingleton<IAccessTokenIssuer, AccessTokenIssuer>();
        services.AddSingleton<IRefreshTokenService, RefreshTokenService>();
        services.AddSingleton<ICursorProtector, CursorProtector>();
        services.AddSingleton<ISigningKeyAgreement, SigningKeyAgreement>();
        services.AddSingleton<SessionMonitor>();
        services.AddSingleton<ISessionMonitor>(provider => provider.GetRequiredService<SessionMonitor>());

        services.Configure<PasswordHasherOptions>(options => options.IterationCount = GatedPasswordHasher.Iterations);
        services.AddSingleton<IPasswordHasher, GatedPasswordHasher>();
        services.AddSingleton<IGuessExchange, NoGuessExchange>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<ILoginThrottle>(provider => provider.GetRequiredService<LoginThrottle>());

        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>(DatabaseHealthCheck.Name);
        return services;
    }

    /// <summary>Registers what a process that runs on does in the background, beside the use cases.</summary>
    /// <param name="services">Where to, after <see cref="AddInfrastructure"/>: what starts later stops earlier.</param>
    /// <param name="database">Which database.</param>
    /// <param name="events">How long events are kept.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services, DatabaseSettings database, EventSettings events)
    {
        services.AddSingleton(events).AddHostedService<ActivitySealer>().AddHostedService<ActivityPruning>().AddHostedService<EventPruning>();
        return database.Provider switch
        {
            DatabaseProvider.PostgreSql => services.AddSharedCounts().AddNotifications(),
            DatabaseProvider.SqlServer => services.AddSharedCounts().AddHostedService<SignalPoll>(),
            _ => services,
        };
    }

    private static IServiceCollection AddSharedCounts(this IServiceCollection services) => services
        .AddSingleton<GuessQueue>()
        .AddSingleton<IGuessExchange>(provider => provider.GetRequiredService<GuessQueue>())
        .AddHostedService<GuessExchange>();

    private static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<PostgreSqlSignals>()
        .AddSingleton<SignalQueue>()
        .AddSingleton<ISignalExchange>(provider => provider.GetRequiredService<SignalQueue>())
        .AddHostedService<PostgreSqlSignalSender>()
        .AddHostedService<PostgreSqlSignalListener>();
}
