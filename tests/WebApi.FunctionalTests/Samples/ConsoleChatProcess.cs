using System.Diagnostics;

namespace Messaging.WebApi.FunctionalTests.Samples;

/// <summary>The console chat as somebody runs it; ended when disposed of.</summary>
internal sealed class ConsoleChatProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Messaging.ConsoleChat.dll");

    private readonly Process process;
    private readonly Lock gate = new();
    private readonly List<string> output = [];

    private ConsoleChatProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    /// <summary>What it wrote so far.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (gate)
            {
                return [.. output];
            }
        }
    }

    /// <summary>The messages among it.</summary>
    public IReadOnlyList<string> Messages => [.. Output.Where(line => line.StartsWith('['))];

    /// <summary>Runs it without waiting for anything.</summary>
    /// <param name="address">The service.</param>
    /// <param name="userName">Who signs in, or is registered.</param>
    /// <param name="password">With what.</param>
    public static ConsoleChatProcess Launch(Uri address, string userName, string password = Person.CommonPassword)
    {
        var start = new ProcessStartInfo("dotnet", [Sample, address.ToString(), userName])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MESSAGING_PASSWORD"] = password;
        var chat = new ConsoleChatProcess(new Process { StartInfo = start });
        chat.process.Start().ShouldBeTrue();
        chat.process.BeginOutputReadLine();
        chat.process.BeginErrorReadLine();
        return chat;
    }

    /// <summary>Runs it and waits until it listens to what is typed.</summary>
    /// <inheritdoc cref="Launch"/>
    public static async Task<ConsoleChatProcess> StartAsync(Uri address, string userName)
    {
        var chat = Launch(address, userName);
        await chat.ShowsAsync(line => line.StartsWith("* @name text", StringComparison.Ordinal));
        return chat;
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until it has written a line.</summary>
    public Task ShowsAsync(Predicate<string> line) => Poll.UntilAsync(() => Output.Any(line.Invoke));

    /// <inheritdoc cref="ShowsAsync(Predicate{string})"/>
    public Task ShowsAsync(string line) => ShowsAsync(other => string.Equals(other, line, StringComparison.Ordinal));

    /// <summary>Ends its input and waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> FinishAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            lock (gate)
            {
                output.Add(line);
            }
        }
    }
}
