using Messaging.Application.Administration;
using Messaging.Application.Common.Ports;
using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.Settings;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;

namespace Messaging.WebApi.Security;

/// <summary>Registers who calls and how that is known.</summary>
internal static class AuthenticationSetup
{
    /// <summary>Registers access tokens as the one way to be authenticated, and the caller for the Application layer.</summary>
    /// <param name="services">Where to.</param>
    public static void AddCallers(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, CurrentUser>();
        services.AddScoped<IActor, CallingAdministrator>();
        services.AddSingleton<TokenCookies>();
        services.AddSingleton(provider => new RequestOrigins(provider.GetRequiredService<ServiceSettings>().Network));
        services.AddSingleton<AccessTokenEvents>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            // Claims keep the names of the standard, and nobody needs the token again.
            options.MapInboundClaims = false;
            options.SaveToken = false;
        });
        services.RemoveDataProtection();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<AccessTokenPolicy, AccessTokenEvents>((options, policy, events) =>
            {
                options.TokenValidationParameters = policy.Parameters;
                options.Events = events;
            });
        services.AddAuthorization();
    }

    // Comes with authentication, and makes a key for this process alone at each first start. Nothing uses it: tokens and cursors rest on
    // the signing keys, which all instances share. Whatever came to need it would fail here at once, and not between two instances.
    private static void RemoveDataProtection(this IServiceCollection services)
    {
        var name = typeof(IDataProtectionProvider).Namespace!;
        foreach (var part in services.Where(part => IsOf(part.ServiceType) || IsOf(part.ImplementationType)).ToList())
        {
            services.Remove(part);
        }

        bool IsOf(Type? type) => type?.Namespace?.StartsWith(name, StringComparison.Ordinal) == true;
    }
}
