using System.CommandLine;
using MediatR;
using Messaging.Application.Administration;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.WebApi.Commands;

/// <summary>The commands that administer accounts: the same requests as the API's, by whoever runs the service.</summary>
internal static class UserCommands
{
    private static readonly string PageLimit = $"{PageQuery.MaxLimit}";

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <returns>The command.</returns>
    public static Command Create(Terminal terminal, string[] settings) =>
        new("users", "Administers accounts, whether the service runs or not.")
        {
            Add(terminal, settings),
            Change(terminal, settings, "disable", "Disables an account and ends its sessions.", name => new DisableUser(name)),
            Change(terminal, settings, "enable", "Enables an account again.", name => new EnableUser(name)),
            List(terminal, settings),
        };

    private static Command Add(Terminal terminal, string[] settings)
    {
        var name = NameArgument();
        var administrator = new Option<bool>("--administrator") { Description = "Makes the account an administrator." };
        var email = new Option<string>("--email") { Description = "E-mail address." };
        var command = new Command("add", "Makes an account; its password is read from standard input.") { name, administrator, email };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string[] roles = arguments.GetValue(administrator) ? [Roles.Administrator] : [];
            var password = await terminal.ReadPasswordAsync();
            await using var useCases = await UseCases.OpenAsync(settings, mayMake: true, cancellationToken);
            var result = await useCases.SendAsync(
                new CreateUser(arguments.GetValue(name), password, arguments.GetValue(email), roles), cancellationToken);
            var made = useCases.NewDatabase is { } file ? $" A new database was made: {file}" : string.Empty;
            return await TellAsync(terminal, result.Error, () => $"{result.Value.UserName} was added.", made);
        });
        return command;
    }

    private static Command Change(
        Terminal terminal, string[] settings, string verb, string description, Func<string, IRequest<Result>> request)
    {
        var name = NameArgument();
        var command = new Command(verb, description) { name };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var userName = arguments.GetRequiredValue(name);
            await using var useCases = await UseCases.OpenAsync(settings, mayMake: false, cancellationToken);
            var result = await useCases.SendAsync(request(userName), cancellationToken);
            return await TellAsync(terminal, result.Error, () => $"{userName} is {verb}d.");
        });
        return command;
    }

    private static Command List(Terminal terminal, string[] settings)
    {
        var command = new Command("list", "Lists all accounts: name, whether it is enabled, roles.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var useCases = await UseCases.OpenAsync(settings, mayMake: false, cancellationToken);
            for (var query = new PageQuery(PageLimit); ;)
            {
                var result = await useCases.SendAsync(new SearchAccounts(Search: null, query), cancellationToken);
                if (result.Error is { } error)
                {
                    return await terminal.RefuseAsync(error);
                }

                foreach (var account in result.Value.Items)
                {
                    await terminal.Output.WriteLineAsync(LineOf(account));
                }

                if (result.Value.Next is not { } next)
                {
                    return 0;
                }

                query = query with { Cursor = next.Value };
            }
        });
        return command;
    }

    private static Argument<string> NameArgument() => new("name") { Description = "The account's name." };

    private static string LineOf(ManagedAccountResponse account) =>
        $"{account.UserName,-UserNameRules.MaxLength}  {(account.DisabledAt is null ? "enabled" : "disabled"),-8}  {string.Join(' ', account.Roles)}".TrimEnd();

    private static async Task<int> TellAsync(Terminal terminal, Error? error, Func<string> success, string addition = "")
    {
        if (error is not null)
        {
            return await terminal.RefuseAsync(error, addition);
        }

        await terminal.Output.WriteLineAsync(success() + addition);
        return 0;
    }
}
