using Messaging.Application.LiveUpdates;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>Registers streams.</summary>
internal static class LiveUpdatesSetup
{
    /// <summary>Registers what streams are made of.</summary>
    /// <param name="services">Where to.</param>
    public static void AddStreams(this IServiceCollection services)
    {
        services.AddSingleton<StreamMetrics>();
        services.AddSingleton<StreamRegistry>();
        services.AddSingleton<ILiveListener>(provider => provider.GetRequiredService<StreamRegistry>());
        services.AddSingleton<EventStreamWriter>();
        services.AddSingleton<EventStream>();
        services.AddHostedService<StreamKeeper>();
    }
}
