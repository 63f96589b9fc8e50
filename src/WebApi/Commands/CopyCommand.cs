using System.CommandLine;
using System.Globalization;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.Copying;
using Messaging.WebApi.Hosting;
using Messaging.WebApi.Logging;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Commands;

/// <summary>The command that moves the database to a server.</summary>
internal static class CopyCommand
{
    /// <summary>Environment variable with the target's password.</summary>
    public const string PasswordVariable = "MESSAGING_TARGET_PASSWORD";

    private const int MaxPasswordFileLength = 4096;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Create(Terminal terminal, string[] settings)
    {
        var provider = new Argument<string>("PROVIDER") { Description = "Kind of the server." };
        provider.AcceptOnlyFromAmong(nameof(DatabaseProvider.PostgreSql), nameof(DatabaseProvider.SqlServer));
        var connection = new Argument<string>("CONNECTION") { Description = "Connection string of the database there, which is made where it is missing." };
        var passwordFile = new Option<FileInfo>("--password-file")
        {
            Description = $"File with the password in its first line. Else the password stands in the variable {PasswordVariable} or in CONNECTION.",
        };
        var command = new Command(
            "copy-to", "Copies the SQLite database to a server; the service must not run. Interrupted, it goes on where it was when run again.")
        {
            provider,
            connection,
            passwordFile,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var target = FindTarget(
                Enum.Parse<DatabaseProvider>(arguments.GetRequiredValue(provider)),
                arguments.GetRequiredValue(connection),
                await ReadPasswordAsync(arguments.GetValue(passwordFile), cancellationToken));
            return await CopyAsync(terminal, settings, target, cancellationToken);
        });
        return command;
    }

    private static async Task<int> CopyAsync(Terminal terminal, string[] settings, DatabaseLocation target, CancellationToken cancellationToken)
    {
        var read = Service.ReadSettings(settings);
        if (read.DatabaseFile is null)
        {
            await terminal.Error.WriteLineAsync(LogText.OneLine($"This command copies SQLite files; the settings name the {read.DatabaseName}."));
            return CommandLine.Failed;
        }

        await using var services = UseCases.BuildServices(settings, mayMake: false);
        var tables = await services.GetRequiredService<IDatabaseCopy>()
            .CopyAsync(target.Settings, new ProgressLine(terminal, "Copying"), cancellationToken);
        foreach (var table in tables)
        {
            await terminal.Output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{table.Name,-16} {table.Rows,12} {table.Copied,12}{(table.Copied == table.Rows ? string.Empty : "  differs")}"));
        }

        if (tables.Any(table => table.Copied != table.Rows))
        {
            await terminal.Error.WriteLineAsync(LogText.OneLine($"The {target.Name} was written to meanwhile; copy into an empty database again."));
            return CommandLine.Failed;
        }

        await terminal.Output.WriteLineAsync($"Copied: {tables.Sum(table => table.Rows)} rows of {read.DatabaseFile} to the {target.Name}; all counts are equal.");
        return 0;
    }

    private static DatabaseLocation FindTarget(DatabaseProvider provider, string connection, string? password)
    {
        try
        {
            return DatabaseReading.FindOnServer(provider, connection, password, "PROVIDER");
        }
        catch (FormatException exception)
        {
            throw new SettingException("CONNECTION", exception.Message, exception);
        }
    }

    private static async Task<string?> ReadPasswordAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password ? password : null;
        }

        if (file.Exists && file.Length > MaxPasswordFileLength)
        {
            throw new InvalidDataException($"{file.FullName} is too long for a password.");
        }

        using var reader = file.OpenText();
        return await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line
            ? line
            : throw new InvalidDataException($"{file.FullName} holds no password.");
    }
}
