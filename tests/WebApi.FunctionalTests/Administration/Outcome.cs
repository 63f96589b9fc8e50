using Messaging.WebApi.Commands;

namespace Messaging.WebApi.FunctionalTests.Administration;

/// <summary>What a command came to.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>Runs a command inside this process.</summary>
    /// <param name="folder">Where the service's files lie.</param>
    /// <param name="input">What is piped into it.</param>
    /// <param name="words">The command, and settings that win over those of every test.</param>
    public static async Task<Outcome> OfAsync(DataFolder folder, string input, params string[] words)
    {
        using var typed = new StringReader(input);
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var settings = folder.Settings.Where(setting => setting.Name.Contains(':', StringComparison.Ordinal)).Select(setting => $"--{setting.Name}={setting.Value}");
        var code = await CommandLine.RunAsync([.. settings, .. words], new Terminal(typed, output, error, IsInteractive: false));
        return new Outcome(code, output.ToString(), error.ToString());
    }
}
