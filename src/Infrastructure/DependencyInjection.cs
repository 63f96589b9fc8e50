using Messaging.Application.Authentication;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Sessions;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Persistence;
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
    /// <param name="signingKey">The key that they are signed with.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddInfrastructure(
        this IServiceCollection services, DatabaseSettings database, TokenSettings tokens, SigningKey signingKey)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPersistence(database);

        services.AddSingleton(tokens);
        services.AddSingleton(signingKey);
        services.AddSingleton(new SessionLifetime(Idle: tokens.RefreshLifetime, Absolute: TokenSettings.AbsoluteSessionLifetime));
        services.AddSingleton<AccessTokenPolicy>();
        services.AddSingleton<IAccessTokenIssuer, AccessTokenIssuer>();
        services.AddSingleton<IRefreshTokenService, RefreshTokenService>();
        services.AddSingleton<ICursorProtector, CursorProtector>();
        services.AddSingleton<ISessionMonitor, SessionMonitor>();

        services.Configure<PasswordHasherOptions>(options => options.IterationCount = GatedPasswordHasher.Iterations);
        services.AddSingleton<IPasswordHasher, GatedPasswordHasher>();

        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>(DatabaseHealthCheck.Name);
        return services;
    }

    /// <summary>Registers the deletion of old events, for a process that runs on.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">How long events are kept.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddEventPruning(this IServiceCollection services, EventSettings settings) =>
        services.AddSingleton(settings).AddHostedService<EventPruning>();
}
