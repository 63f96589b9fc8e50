using Messaging.WebApi.Hosting;
using Messaging.WebApi.Problems;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Security;

/// <summary>
/// Sends people who come over plain HTTP to HTTPS, and refuses programs that do: a silent redirect would hide that their tokens
/// have just crossed the network in the clear (OWASP ASVS 5.0, 4.1.2). Health probes may come either way.
/// </summary>
internal static partial class HttpsGuard
{
    // Where the service does not speak TLS itself, the proxy in front of it does, at the usual port.
    private const int ProxyPort = 443;

    private static readonly PathString Api = "/api";
    private static readonly PathString Health = "/health";

    /// <summary>Registers where people are sent to.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Tells who speaks TLS.</param>
    public static void AddHttpsGuard(this IServiceCollection services, NetworkSettings settings) =>
        services.AddHttpsRedirection(options =>
        {
            options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
            options.HttpsPort = settings.ListensOnHttps ? null : ProxyPort;
        });

    /// <summary>Adds the guard where HTTPS is required; where it is not, warns of clients who could come from elsewhere.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="settings">Tells whether it is.</param>
    /// <exception cref="SettingException">It is, and there is no TLS.</exception>
    public static void UseHttpsGuard(this WebApplication app, NetworkSettings settings)
    {
        if (!settings.IsHttpsRequired)
        {
            if (!app.Environment.IsDevelopment() && Addresses.AreOpenInTheClear(app.Configuration))
            {
                LogInTheClear(app.Logger);
            }

            return;
        }

        if (settings is { ListensOnHttps: false, Proxies.Count: 0 })
        {
            throw new SettingException("Https:Required", "nobody could call: there is neither an https address in Urls nor a proxy in Proxies:Known");
        }

        app.Use(static (context, next) =>
            IsPlain(context.Request) && !IsPage(context.Request) ? ProblemWriter.WriteAsync(context, SecurityErrors.HttpsRequired) : next(context));
        app.UseWhen(static context => IsPlain(context.Request), static pages => pages.UseHttpsRedirection());
    }

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "Other machines can call in the clear, passwords and tokens included: set up TLS, and Https:Required where a proxy speaks it")]
    private static partial void LogInTheClear(ILogger logger);

    private static bool IsPlain(HttpRequest request) => !request.IsHttps && !request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase);

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);
}
