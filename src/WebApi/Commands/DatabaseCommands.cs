using System.CommandLine;
using Messaging.Infrastructure.Persistence;
using Messaging.WebApi.Hosting;
using Messaging.WebApi.Logging;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Commands;

/// <summary>The commands about the database as a whole.</summary>
internal static class DatabaseCommands
{
    /// <summary>Makes the command that applies migrations.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Migrate(Terminal terminal, string[] settings)
    {
        var command = new Command("migrate", "Makes the database or brings it up to date; the service does so itself at start.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var services = UseCases.BuildServices(settings, mayMake: true);
            await services.GetRequiredService<IDatabaseInitializer>().InitializeAsync(cancellationToken);
            await terminal.Output.WriteLineAsync($"The database is up to date: {NameOf(services)}");
            return 0;
        });
        return command;
    }

    /// <summary>Makes the command that copies the database.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Backup(Terminal terminal, string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to; the file must not exist." };
        var command = new Command("backup", "Copies the database into a file, also while the service runs.") { file };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var read = Service.ReadSettings(settings);
            if (read.DatabaseFile is null)
            {
                return await LeaveToServerAsync(terminal, read, postgreSql: "pg_dump", sqlServer: "BACKUP DATABASE");
            }

            await using var services = UseCases.BuildServices(settings, mayMake: false);
            var target = arguments.GetRequiredValue(file).FullName;
            var length = await services.GetRequiredService<IDatabaseBackup>()
                .BackUpAsync(target, new ProgressLine(terminal, "Copying"), cancellationToken);
            await terminal.Output.WriteLineAsync($"{target}: {length} bytes, a copy of {NameOf(services)}");
            return 0;
        });
        return command;
    }

    /// <summary>Makes the command that puts a copy back.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Restore(Terminal terminal, string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that 'backup' made." };
        var command = new Command("restore", "Puts a copy in the place of the database; the service must not run.") { file };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var read = Service.ReadSettings(settings);
            if (read.DatabaseFile is null)
            {
                return await LeaveToServerAsync(terminal, read, postgreSql: "pg_restore", sqlServer: "RESTORE DATABASE");
            }

            await using var services = UseCases.BuildServices(settings, mayMake: true);
            var former = await services.GetRequiredService<IDatabaseBackup>()
                .RestoreAsync(arguments.GetRequiredValue(file).FullName, cancellationToken);
            await terminal.Output.WriteLineAsync(
                former is null ? $"Restored: {NameOf(services)}" : $"Restored: {NameOf(services)}; the former database is kept as {former}");
            return 0;
        });
        return command;
    }

    private static async Task<int> LeaveToServerAsync(Terminal terminal, ServiceSettings settings, string postgreSql, string sqlServer)
    {
        var tool = settings.Database.Provider == DatabaseProvider.PostgreSql ? postgreSql : sqlServer;
        await terminal.Error.WriteLineAsync(LogText.OneLine($"This command is for SQLite files; for the {settings.DatabaseName}, use {tool}."));
        return CommandLine.Failed;
    }

    private static string NameOf(IServiceProvider services) => services.GetRequiredService<ServiceSettings>().DatabaseName;
}
