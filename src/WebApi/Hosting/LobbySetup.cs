using MediatR;
using Messaging.Application.Rooms;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Hosting;

/// <summary>Makes the lobby where it is missing, after the write lane has started and before the server listens.</summary>
internal sealed class LobbySetup(IServiceScopeFactory scopes) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new EnsureLobby(), cancellationToken);
        if (result.Error is { } error)
        {
            throw new SettingException(DatabaseReading.ConnectionSetting, error.Message);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
