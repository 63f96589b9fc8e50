using System.Data.Common;
using Messaging.Application.Authentication;
using Messaging.Infrastructure.Persistence;
using Messaging.WebApi.Logging;
using Messaging.WebApi.Settings;
using Serilog.Core;

namespace Messaging.WebApi.Hosting;

/// <summary>The service's life: settings, database, administrator, listening, stopping.</summary>
internal static class Service
{
    private const int Failed = 1;

    /// <summary>Runs until it is told to stop.</summary>
    /// <param name="args">Command line: settings as <c>--Section:Key=value</c>.</param>
    /// <returns>Exit code: 0 after a stop that was asked for, 1 when the start failed, which one line on standard error explains.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = CreateBuilder(args);
            var settings = ReadSettings(builder);
            Storage.EnsureDataFolder(settings);
            await using var log = ServiceLog.Open(builder.Configuration, settings.LogFolder);
            return await RunAsync(builder, settings, log.Logger);
        }
        catch (SettingException exception)
        {
            await Console.Error.WriteLineAsync(LogText.OneLine(exception.Message));
            return Failed;
        }
    }

    /// <summary>Begins to build the service: where it is and what its settings say.</summary>
    /// <param name="args">Command line: settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The beginning.</returns>
    /// <exception cref="SettingException">A file of settings is malformed.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find(args) });
        }
        catch (InvalidDataException exception)
        {
            throw new SettingException("appsettings.json", exception.GetBaseException().Message, exception);
        }
    }

    /// <summary>Reads and checks the settings of the service, for a command.</summary>
    /// <param name="args">Command line: settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="SettingException">One of them is missing or bad.</exception>
    public static ServiceSettings ReadSettings(string[] args) => ReadSettings(CreateBuilder(args));

    private static ServiceSettings ReadSettings(WebApplicationBuilder builder) =>
        ServiceSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);

    private static async Task<int> RunAsync(WebApplicationBuilder builder, ServiceSettings settings, Logger log)
    {
        builder.AddService(settings, log);
        await using var app = builder.Build();
        app.UseService(settings);
        await PrepareAsync(app.Services);
        await ServeAsync(app);
        return 0;
    }

    private static async Task PrepareAsync(IServiceProvider services)
    {
        // The hasher makes a hash of its own first; the database does not keep it from doing so.
        var hasher = Task.Run(services.GetRequiredService<IPasswordHasher>);
        try
        {
            await services.GetRequiredService<IDatabaseInitializer>().InitializeAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException(DatabaseReading.ConnectionSetting, exception.Message, exception);
        }

        await hasher;
    }

    private static async Task ServeAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (StartFailure.IsAboutAddress(exception))
        {
            throw new SettingException(Addresses.Setting, exception.Message, exception);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // It was told to stop before it had started.
            return;
        }

        await app.WaitForShutdownAsync();
    }
}
