using Messaging.Application;
using Messaging.Infrastructure;
using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.Chat;
using Messaging.WebApi.Health;
using Messaging.WebApi.Json;
using Messaging.WebApi.LiveUpdates;
using Messaging.WebApi.Logging;
using Messaging.WebApi.Security;
using Messaging.WebApi.Settings;
using Messaging.WebApi.Telemetry;
using Serilog;
using Serilog.Core;

namespace Messaging.WebApi.Hosting;

/// <summary>Puts the service together.</summary>
internal static class ServiceSetup
{
    private const int MaxHeaderLength = 32 * 1024;
    private const int MaxHeaders = 64;
    private const int MaxConnections = 20_000;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Registers everything.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="log">Where the log goes.</param>
    public static void AddService(this WebApplicationBuilder builder, ServiceSettings settings, Logger log)
    {
        AddLogging(builder.Logging, log);
        builder.UseAddresses();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = StrictJsonInputFormatter.MaxBodyBytes;
            options.Limits.MaxRequestHeadersTotalSize = MaxHeaderLength;
            options.Limits.MaxRequestHeaderCount = MaxHeaders;
            options.Limits.MaxConcurrentConnections = MaxConnections;
            options.Limits.RequestHeadersTimeout = HeadersTimeout;
            options.Limits.KeepAliveTimeout = IdleTimeout;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.Shutdown.Drain + StopTimeout);

        builder.Services.AddTelemetry(settings.Telemetry);
        builder.Services.AddUseCases(settings, OpenSigningKeys(settings.Tokens, builder.Environment, log));
        builder.Services.AddHostedService<SigningKeySetup>();
        builder.Services.AddHostedService<AdministratorSetup>();
        builder.Services.AddHostedService<LobbySetup>();
        builder.Services.AddBackgroundWork(settings.Database, settings.Events);
        builder.Services.AddCallers();
        builder.Services.AddRateLimits();
        builder.Services.AddForeignOrigins(settings.Network);
        builder.Services.AddHttpsGuard(settings.Network);
        builder.Services.AddApi();
        builder.Services.AddSingleton(settings.Streams);
        builder.Services.AddStreams();
        builder.Services.AddDraining(settings.Shutdown);
        builder.Services.AddHealthChecks().AddCheck<StoppingHealthCheck>(StoppingHealthCheck.Name);
    }

    /// <summary>Registers the use cases and what they run on: all but what serves requests.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="signingKeys">The service's secrets.</param>
    public static void AddUseCases(this IServiceCollection services, ServiceSettings settings, SigningKeys signingKeys)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Messages);
        services.AddSingleton(settings.Rooms);
        services.AddSingleton(settings.Passwords);
        services.AddSingleton(settings.Logins);
        services.AddSingleton(settings.Activity);
        services.AddApplication(settings.AutoMapperLicenseKey);
        services.AddInfrastructure(settings.Database, settings.Tokens, signingKeys);
    }

    /// <summary>Builds the pipeline.</summary>
    /// <param name="app">The service.</param>
    /// <param name="settings">The settings.</param>
    public static void UseService(this WebApplication app, ServiceSettings settings)
    {
        app.UseForwarding(settings.Network);
        app.UseTelemetry(settings.Telemetry);
        app.UseMiddleware<RequestLog>();
        app.UseDraining();
        app.UseLargeBodies();
        app.UseSecurityHeaders(settings.Network);
        app.UseApiErrors();
        app.UseHttpsGuard(settings.Network);
        app.UseForeignOrigins(settings.Network);
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthentication();
        app.UseRateLimits(settings.RateLimitsEnabled);
        app.UseMiddleware<GuestGuard>();
        app.UseAuthorization();
        app.MapHealth();
        app.MapApi();
        app.MapChatPage();
    }

    private static SigningKeys OpenSigningKeys(TokenSettings tokens, IHostEnvironment environment, Logger log)
    {
        var (keys, isNew) = Storage.OpenSigningKeys(tokens.SigningKeyFile);
        if (isNew)
        {
            log.ForContext<SigningKeys>().Information("A new signing key was made: {File}", tokens.SigningKeyFile);
        }
        else if (SigningKeyFile.IsExposed(tokens.SigningKeyFile))
        {
            if (!environment.IsDevelopment())
            {
                throw new SettingException(
                    "Tokens:SigningKeyFile", $"other users of this machine can reach '{tokens.SigningKeyFile}'; take their rights away (chmod 600)");
            }

            log.ForContext<SigningKeys>().Warning("Other users of this machine can reach the signing key: {File}", tokens.SigningKeyFile);
        }

        return keys;
    }

    private static void AddLogging(ILoggingBuilder logging, Logger log)
    {
        logging.ClearProviders();
        logging.AddSerilog(log, dispose: false);

        // Serilog alone decides what is too little to be told, and takes the trace from its source.
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.None);
    }
}
