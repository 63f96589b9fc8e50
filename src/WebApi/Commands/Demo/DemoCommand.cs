using System.CommandLine;
using System.Security.Cryptography;
using Messaging.Application.Common.Ports;
using Messaging.WebApi.Hosting;

namespace Messaging.WebApi.Commands.Demo;

/// <summary>Fills a development database with people who have talked for two weeks, so that there is something to look at.</summary>
internal static class DemoCommand
{
    private const int PasswordBytes = 9;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Create(Terminal terminal, string[] settings)
    {
        var command = new Command("demo", $"Fills a development database with {DemoScript.MessageCount} messages to look at.");
        command.SetAction(async (_, cancellationToken) =>
        {
            if (!Service.CreateBuilder(settings).Environment.IsDevelopment())
            {
                await terminal.Error.WriteLineAsync("The demo is for development: it runs where DOTNET_ENVIRONMENT is Development.");
                return CommandLine.Failed;
            }

            var clock = new DemoClock(TimeProvider.System.GetUtcNow() - DemoScript.Span);
            var caller = new DemoCaller();
            await using var useCases = await UseCases.OpenAsync(
                settings, services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ICurrentUser>(caller), cancellationToken);
            var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes));
            var outcome = await new DemoWriter(useCases, caller, clock, new ProgressLine(terminal, "Writing")).WriteAsync(password, cancellationToken);
            if (outcome.Error is { } error)
            {
                await terminal.Error.WriteLineAsync($"The demo needs a database without its people: {error.Message}");
                return CommandLine.Failed;
            }

            await terminal.Output.WriteLineAsync(
                $"{DemoScript.MessageCount} messages were written. Sign in as {string.Join(", ", DemoScript.People)}; "
                + $"{DemoScript.People[0]} is an administrator. Everybody's password: {password}");
            return 0;
        });
        return command;
    }
}
