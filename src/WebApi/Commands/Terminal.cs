using System.Text;

namespace Messaging.WebApi.Commands;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Input">What is piped in.</param>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where refusals go.</param>
/// <param name="IsInteractive">Whether a person types instead.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, bool IsInteractive)
{
    /// <summary>That of this process.</summary>
    public static Terminal OfProcess => new(Console.In, Console.Out, Console.Error, IsInteractive: !Console.IsInputRedirected);

    /// <summary>Takes a password: the first line that is piped in, or what a person types, which is not shown.</summary>
    /// <returns>The password; empty where there is none.</returns>
    public async Task<string> ReadPasswordAsync()
    {
        if (!IsInteractive)
        {
            return await Input.ReadLineAsync() ?? string.Empty;
        }

        await Error.WriteAsync("Password: ");
        var password = ReadHidden();
        await Error.WriteLineAsync();
        return password;
    }

    private static string ReadHidden()
    {
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    return typed.ToString();
                case ConsoleKey.Backspace when typed.Length > 0:
                    typed.Length--;
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        typed.Append(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
