using System.Text;
using Messaging.WebApi.Logging;
using Refusal = Messaging.Domain.Common.Error;

namespace Messaging.WebApi.Commands;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Input">What is piped in.</param>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where refusals go.</param>
/// <param name="IsInteractive">Whether a person types instead.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, bool IsInteractive)
{
    /// <summary>That of this process.</summary>
    public static Terminal OfProcess => new(
        Console.IsInputRedirected ? ReaderOf(Console.OpenStandardInput()) : Console.In,
        Console.Out,
        Console.Error,
        IsInteractive: !Console.IsInputRedirected);

    /// <summary>Reads what is piped in as strict UTF-8, whatever the locale, without the mark that some editors put before it.</summary>
    /// <param name="stream">What is piped in.</param>
    /// <returns>The reader.</returns>
    public static TextReader ReaderOf(Stream stream) =>
        new StreamReader(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);

    /// <summary>Tells in one line why something was refused.</summary>
    /// <param name="error">Why.</param>
    /// <param name="addition">What belongs to it, or nothing.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RefuseAsync(Refusal error, string addition = "")
    {
        var text = error.Members is { } members ? string.Join(' ', members.Values.SelectMany(texts => texts)) : error.Message;
        await Error.WriteLineAsync(LogText.OneLine(text + addition));
        return CommandLine.Failed;
    }

    /// <summary>Takes a password: the first line that is piped in, or what a person types, which is not shown.</summary>
    /// <returns>The password; empty where there is none.</returns>
    /// <exception cref="InvalidDataException">What is piped in is not UTF-8.</exception>
    public async Task<string> ReadPasswordAsync()
    {
        if (!IsInteractive)
        {
            return await ReadFirstLineAsync();
        }

        await Error.WriteAsync("Password: ");
        var password = ReadHidden();
        await Error.WriteLineAsync();
        return password;
    }

    private async Task<string> ReadFirstLineAsync()
    {
        try
        {
            return await Input.ReadLineAsync() ?? string.Empty;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("The password must be written in UTF-8.", exception);
        }
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
