using MediatR;
using Messaging.Application.Administration;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Hosting;

/// <summary>Makes the administrator that the settings name, after the write lane has started and before the server listens.</summary>
internal sealed partial class AdministratorSetup(IServiceScopeFactory scopes, ServiceSettings settings, ILogger<AdministratorSetup> logger)
    : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Administrator is not { } administrator)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var result = await mediator.Send(new EnsureAdministrator(administrator.UserName, administrator.Password), cancellationToken);
        if (result.Error is { } error)
        {
            throw error.Members is { } members
                ? new SettingException("Administrator:Password", members.Values.First()[0])
                : new SettingException("Administrator", error.Message);
        }

        if (result.Value)
        {
            LogMade(administrator.UserName);
        }
        else
        {
            LogLeft(administrator.UserName);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The administrator {UserName} was made")]
    private partial void LogMade(string userName);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The account {UserName} exists; its roles and password were left as they are")]
    private partial void LogLeft(string userName);
}
