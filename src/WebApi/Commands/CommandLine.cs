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
        var root = new RootCommand("Messaging. Without a command the service runs; settings are given as --Section:Key=value.")
        {
            UserCommands.Create(terminal, Array.FindAll(args, IsSetting)),
            KeyCommands.Create(terminal, Array.FindAll(args, IsSetting)),
            ActivityCommands.Create(terminal, Array.FindAll(args, IsSetting)),
            HealthCommand.Create(terminal, Array.FindAll(args, IsSetting)),
            DatabaseCommands.Migrate(terminal, Array.FindAll(args, IsSetting)),
            DatabaseCommands.Backup(terminal, Array.FindAll(args, IsSetting)),
            DatabaseCommands.Restore(terminal, Array.FindAll(args, IsSetting)),
            DemoCommand.Create(terminal, Array.FindAll(args, IsSetting)),
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

    // As in --ConnectionStrings:Messaging=..., and unlike --urls=http://localhost:5080.
    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.Split('=')[0].Contains(':', StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal);
}
