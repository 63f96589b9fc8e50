using System.CommandLine;
using System.Data.Common;
using Messaging.WebApi.Commands.Demo;
using Messaging.WebApi.Logging;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Commands;

/// <summary>The commands of the executable. Without one, the service runs.</summary>
internal static class CommandLine
{
    /// <summary>Exit code of a command that was refused or failed; one line on standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a command line that makes no sense.</summary>
    public const int Misused = 2;

    private static readonly string[] HelpWords = ["--help", "-h", "-?", "--version"];

    // The framework's own settings that stand in no section.
    private static readonly string[] PlainSettings =
        [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey, HostDefaults.EnvironmentKey, HostDefaults.ContentRootKey];

    // A file of arguments would hide from whoever reads the command.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Tells a command from settings, the only thing that the service itself takes.</summary>
    /// <param name="args">Command line.</param>
    /// <returns>Whether a command is meant, also one that does not exist.</returns>
    public static bool IsMeantBy(string[] args) =>
        Array.Find(args, arg => !IsSetting(arg)) is { } first
        && (HelpWords.Contains(first, StringComparer.Ordinal)
            || (first.Length > 0 && char.IsAsciiLetter(first[0]) && !first.Contains('=', StringComparison.Ordinal)));

    /// <summary>Runs a command.</summary>
    /// <param name="args">Command line: the command, and settings as <c>--Section:Key=value</c>.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <returns>Exit code: 0, <see cref="Failed"/> or <see cref="Misused"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var settings = Array.FindAll(args, IsSetting);
        var root = new RootCommand("Messaging. Without a command the service runs; settings are given as --Section:Key=value or --urls=value.")
        {
            UserCommands.Create(terminal, settings),
            KeyCommands.Create(terminal, settings),
            ActivityCommands.Create(terminal, settings),
            HealthCommand.Create(terminal, settings),
            DatabaseCommands.Migrate(terminal, settings),
            DatabaseCommands.Backup(terminal, settings),
            DatabaseCommands.Restore(terminal, settings),
            CopyCommand.Create(terminal, settings),
            DemoCommand.Create(terminal, settings),
        };
        var parsed = root.Parse(Array.FindAll(args, arg => !IsSetting(arg)), Parsing);
        if (parsed.Errors.Count > 0)
        {
            var faults = string.Join(' ', parsed.Errors.Select(fault => fault.Message));
            await terminal.Error.WriteLineAsync(LogText.OneLine($"{faults} See --help."));
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception) when (exception is SettingException or DbException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(LogText.OneLine(exception.Message));
            return Failed;
        }
    }

    // As in --ConnectionStrings:Messaging=... or --urls=..., and unlike --password=...
    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal)
        && arg.IndexOf('=', StringComparison.Ordinal) is var end and > 0
        && (arg[2..end].Contains(':', StringComparison.Ordinal) || PlainSettings.Contains(arg[2..end], StringComparer.OrdinalIgnoreCase));
}
