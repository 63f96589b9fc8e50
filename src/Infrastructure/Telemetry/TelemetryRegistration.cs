using Messaging.Application.Common.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.Telemetry;

/// <summary>Registers what measures the units of work.</summary>
internal static class TelemetryRegistration
{
    /// <summary>Registers the units of work of a database, measured.</summary>
    /// <typeparam name="T">The database's own.</typeparam>
    /// <param name="services">Where to.</param>
    public static void AddMeasuredUnitOfWork<T>(this IServiceCollection services)
        where T : class, IUnitOfWork
    {
        services.AddSingleton<UnitOfWorkMetrics>();
        services.AddScoped<T>();
        services.AddScoped<IUnitOfWork>(provider =>
            new MeasuredUnitOfWork(provider.GetRequiredService<T>(), provider.GetRequiredService<UnitOfWorkMetrics>()));
    }
}
