using System.CommandLine;
using System.CommandLine.Parsing;
using Messaging.WebApi.Hosting;

namespace Messaging.WebApi.Commands;

/// <summary>Asks a running service whether it is ready, for container engines, whose images need no other program for it.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Create(Terminal terminal, string[] settings)
    {
        var address = new Option<Uri?>("--address")
        {
            Description = "Where the service listens; without it, what the settings say.",
            CustomParser = Parse,
        };
        var command = new Command("health", "Asks the running service whether it is ready.") { address };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var root = arguments.GetValue(address) ?? Addresses.OfThisMachine(Service.CreateBuilder(settings).Configuration);
            var fault = await AskAsync(new Uri(root, "/health/ready"), cancellationToken);
            await (fault is null ? terminal.Output : terminal.Error).WriteLineAsync(fault ?? "ready");
            return fault is null ? 0 : CommandLine.Failed;
        });
        return command;
    }

    private static Uri? Parse(ArgumentResult argument)
    {
        if (!Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            argument.AddError("The address must be one like http://localhost:5080.");
            return null;
        }

        return address;
    }

    private static async Task<string?> AskAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(uri, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"{uri} answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return exception.Message;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{uri} did not answer in time";
        }
    }
}
