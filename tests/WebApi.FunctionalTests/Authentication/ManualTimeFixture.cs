using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>Tests against a service whose clock only they move.</summary>
public abstract class ManualTimeFixture : ServiceFixture
{
    private readonly ManualTime time = new();

    /// <summary>What the service's clock shows (UTC).</summary>
    protected DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Moves the service's clock on.</summary>
    /// <param name="by">How far.</param>
    protected void Advance(TimeSpan by) => time.Advance(by);

    protected override void Replace(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(time);
        services.HashCheaply();
    }
}
