using System.CommandLine;
using Messaging.Application.Activity;

namespace Messaging.WebApi.Commands;

/// <summary>The commands about the activity log.</summary>
internal static class ActivityCommands
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Create(Terminal terminal, string[] settings) =>
        new("activity", "Looks after the activity log.") { Verify(terminal, settings) };

    private static Command Verify(Terminal terminal, string[] settings)
    {
        var known = new Option<string>("--hash") { Description = "The hash of a seal that an earlier check printed: a seal must have it." };
        var command = new Command("verify", "Checks that no sealed entry was changed, taken away or added.") { known };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var useCases = await UseCases.OpenAsync(settings, mayMake: false, cancellationToken);
            var result = await useCases.SendAsync(new VerifyActivity(arguments.GetValue(known)), cancellationToken);
            if (result.Error is { } error)
            {
                return await terminal.RefuseAsync(error);
            }

            return await TellAsync(terminal, result.Value);
        });
        return command;
    }

    private static async Task<int> TellAsync(Terminal terminal, ActivityVerification check)
    {
        // Whoever reads the first line alone must not take a broken log for a whole one.
        await terminal.Output.WriteLineAsync(
            check.Fault is null
                ? $"In order: {check.Seals} seals of {check.Entries} entries. Not sealed yet: {check.Unsealed} entries."
                : $"Not in order. Whole until then: {check.Seals} seals of {check.Entries} entries.");
        if (check.Beginning is { } beginning)
        {
            await terminal.Output.WriteLineAsync(
                $"Begins with seal {beginning.Number + 1}. Seal {beginning.Number}, which says that it was made on {beginning.SealedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}, "
                + $"and those before are older than Activity:KeepDays. Entries of theirs that are still there: {beginning.EntriesLeft}.");
        }

        if (check.NewestHash is not null)
        {
            await terminal.Output.WriteLineAsync($"Seal {check.NewestNumber}: {check.NewestHash}");
        }

        if (check.Fault is not { } fault)
        {
            return 0;
        }

        await terminal.Error.WriteLineAsync(fault.Kind switch
        {
            SealFaultKind.Missing => $"Seal {fault.Number} was taken away.",
            SealFaultKind.Young =>
                $"The log begins with seal {fault.Number}, which is younger than Activity:KeepDays: what came before was not deleted by age.",
            SealFaultKind.Foreign =>
                "No seal has the given hash: the chain was made anew, or seals were taken away from its end"
                + (check.Beginning is null ? "." : ", or it is that of a seal deleted by age."),
            _ => $"Seal {fault.Number} is broken: it or an entry that it covers was changed, or an entry was taken away or added.",
        });
        return CommandLine.Failed;
    }
}
