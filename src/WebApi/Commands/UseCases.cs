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

    private UseCases(ServiceProvider services)
    {
        this.services = services;
        background = [.. services.GetServices<IHostedService>()];
    }

    /// <summary>Opens the database, which is made or brought up to date where that is due.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>; the others are those of the service.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The use cases.</returns>
    /// <exception cref="SettingException">A setting is missing or bad.</exception>
    public static Task<UseCases> OpenAsync(string[] args, CancellationToken cancellationToken) => OpenAsync(args, _ => { }, cancellationToken);

    /// <summary>The same with other parts.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>; the others are those of the service.</param>
    /// <param name="replace">Registers what takes the place of the service's own parts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The use cases.</returns>
    /// <exception cref="SettingException">A setting is missing or bad.</exception>
    public static async Task<UseCases> OpenAsync(string[] args, Action<IServiceCollection> replace, CancellationToken cancellationToken)
    {
        var useCases = new UseCases(BuildServices(args, replace));
        await useCases.StartAsync(cancellationToken);
        return useCases;
    }

    /// <summary>Builds what the use cases run on, and starts nothing.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>; the others are those of the service.</param>
    /// <returns>The services; the caller disposes of them.</returns>
    /// <exception cref="SettingException">A setting is missing or bad.</exception>
    public static ServiceProvider BuildServices(string[] args) => BuildServices(args, _ => { });

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

    private static ServiceProvider BuildServices(string[] args, Action<IServiceCollection> replace)
    {
        var service = Service.CreateBuilder(args);
        var settings = ServiceSettings.Read(service.Configuration, service.Environment.ContentRootPath);
        Storage.EnsureFolder(settings.Database.Folder, "ConnectionStrings:Messaging");
        var parts = new ServiceCollection().AddLogging();
        replace(parts);
        parts.AddUseCases(settings, Storage.OpenSigningKeys(settings.Tokens.SigningKeyFile).Keys);
        parts.AddSingleton<IActor, Operator>();
        return parts.BuildServiceProvider();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<IDatabaseInitializer>().InitializeAsync(cancellationToken);
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
