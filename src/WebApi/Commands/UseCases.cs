using MediatR;
using Messaging.Application.Administration;
using Messaging.Infrastructure.Persistence;
using Messaging.WebApi.Hosting;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Commands;

/// <summary>
/// The use cases on the configured database, without a server and without a log: beside a running service, whose writes and these
/// wait for each other, or alone.
/// </summary>
internal sealed class UseCases : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly IReadOnlyList<IHostedService> background;

    private UseCases(ServiceProvider services, string? newDatabase)
    {
        this.services = services;
        NewDatabase = newDatabase;
        background = [.. services.GetServices<IHostedService>()];
    }

    /// <summary>Absolute path of the database's file where this made it; null where it was there, and where a server keeps the database.</summary>
    public string? NewDatabase { get; }

    /// <summary>Opens the database, which is brought up to date where that is due.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>; the others are those of the service.</param>
    /// <param name="mayMake">Whether a database is made where there is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="replace">Registers what takes the place of the service's own parts.</param>
    /// <returns>The use cases.</returns>
    /// <exception cref="SettingException">A setting is missing or bad, or there is no database.</exception>
    public static async Task<UseCases> OpenAsync(
        string[] args, bool mayMake, CancellationToken cancellationToken, Action<IServiceCollection>? replace = null)
    {
        var parts = BuildServices(args, mayMake, replace);
        var file = parts.GetRequiredService<ServiceSettings>().DatabaseFile;
        var useCases = new UseCases(parts, File.Exists(file) ? null : file);
        await useCases.StartAsync(mayMake, cancellationToken);
        return useCases;
    }

    /// <summary>Builds what the use cases run on, and starts nothing.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>; the others are those of the service.</param>
    /// <param name="mayMake">Whether there need be no database yet.</param>
    /// <param name="replace">Registers what takes the place of the service's own parts.</param>
    /// <returns>The services; the caller disposes of them.</returns>
    /// <exception cref="SettingException">A setting is missing or bad, or there is no database.</exception>
    public static ServiceProvider BuildServices(string[] args, bool mayMake, Action<IServiceCollection>? replace = null)
    {
        var settings = Service.ReadSettings(args);
        if (!mayMake && settings.DatabaseFile is { } file && !File.Exists(file))
        {
            throw NoDatabase(file);
        }

        Storage.EnsureDataFolder(settings);
        var parts = new ServiceCollection().AddLogging();
        replace?.Invoke(parts);
        parts.AddUseCases(settings, Storage.OpenSigningKeys(settings.Tokens.SigningKeyFile).Keys);
        parts.AddSingleton<IActor, Operator>();
        return parts.BuildServiceProvider();
    }

    /// <summary>Hands a request to its handler.</summary>
    /// <typeparam name="TResult">What the handler answers.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the handler answers.</returns>
    public async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Finds a part of what the use cases run on.</summary>
    /// <typeparam name="T">Which part, one for all.</typeparam>
    /// <returns>The part.</returns>
    public T Part<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in background)
        {
            await part.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
    }

    // Somebody who gives a command other settings than the service has must not be told that all is well.
    private static SettingException NoDatabase(string name) =>
        new(DatabaseReading.ConnectionSetting, $"there is no {(name.StartsWith("database ", StringComparison.Ordinal) ? name : "database " + name)}; commands need the settings of the service");

    private async Task StartAsync(bool mayMake, CancellationToken cancellationToken)
    {
        try
        {
            var database = services.GetRequiredService<IDatabaseInitializer>();
            if (!mayMake && !await database.ExistsAsync(cancellationToken))
            {
                throw NoDatabase(services.GetRequiredService<ServiceSettings>().DatabaseName);
            }

            await database.InitializeAsync(cancellationToken);
            foreach (var part in background)
            {
                await part.StartAsync(cancellationToken);
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Whoever runs the service: may do everything, and is nobody's account.</summary>
    private sealed class Operator : IActor
    {
        public Guid? UserId => null;

        public string? IpAddress => null;
    }
}
