using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Parts that tests put into the service.</summary>
public static class Parts
{
    private const int FewIterations = 1000;

    /// <summary>Makes passwords cheap, where they are not what is tested.</summary>
    /// <param name="services">The service's parts.</param>
    public static void HashCheaply(this IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = FewIterations);
}
