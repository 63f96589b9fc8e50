using System.CommandLine;
using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.Hosting;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Commands;

/// <summary>The commands about the signing keys.</summary>
internal static class KeyCommands
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Create(Terminal terminal, string[] settings) =>
        new("keys", "Looks after the keys that tokens are signed with.") { Rotate(terminal, settings), Accept(terminal, settings) };

    private static Command Rotate(Terminal terminal, string[] settings)
    {
        var command = new Command("rotate", "Makes a new key, which signs from the next start; previous ones still verify.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var read = Service.ReadSettings(settings);
            Storage.EnsureDataFolder(read);
            var keys = await Storage.RotateSigningKeysAsync(read.Tokens.SigningKeyFile, cancellationToken);
            await terminal.Output.WriteLineAsync(
                $"A new key was made. It signs from the next start of the service; {keys.Count} keys verify.");
            return 0;
        });
        return command;
    }

    private static Command Accept(Terminal terminal, string[] settings)
    {
        var command = new Command("accept", "On a database server: lets the next instance start with whatever keys it has. Tokens of other keys are void.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var useCases = await UseCases.OpenAsync(settings, mayMake: false, cancellationToken);
            var result = await useCases.Part<ISigningKeyAgreement>().ForgetAsync(cancellationToken);
            if (result.Error is { } error)
            {
                return await terminal.RefuseAsync(error);
            }

            await terminal.Output.WriteLineAsync("The next instance that starts decides which keys are in use.");
            return 0;
        });
        return command;
    }
}
