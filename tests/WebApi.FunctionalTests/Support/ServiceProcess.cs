using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>The service as a process of its own, which can be killed; killed at the latest when disposed of.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private readonly List<string> output = [];
    private readonly List<string> errors = [];

    private ServiceProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data, output);
        process.ErrorDataReceived += (_, line) => Take(line.Data, errors);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The service ended before it listened."));
    }

    /// <summary>What it wrote to its standard output so far.</summary>
    public IReadOnlyList<string> Output => Copy(output);

    /// <summary>What it wrote to its standard error so far.</summary>
    public IReadOnlyList<string> Errors => Copy(errors);

    /// <summary>Launches the service without waiting for anything.</summary>
    /// <param name="folder">Where its files lie.</param>
    /// <param name="settings">Settings beside those of every test.</param>
    public static ServiceProcess Launch(DataFolder folder, IEnumerable<(string Name, string Value)>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
            ArgumentList = { typeof(Program).Assembly.Location },
        };
        foreach (var (name, value) in folder.Settings.Concat(settings ?? []))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var service = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        service.Start();
        return service;
    }

    /// <summary>Waits until it listens.</summary>
    /// <returns>Where.</returns>
    public Task<Uri> ListenAsync() => listening.Task.WaitAsync(Patience);

    /// <summary>Waits until it listens.</summary>
    /// <returns>A client that is not signed in.</returns>
    public async Task<ApiClient> ConnectAsync() => new(await ListenAsync());

    /// <summary>Ends it at once, as a crash would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await WaitForExitAsync();
    }

    /// <summary>Asks it to stop (SIGTERM).</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await WaitForExitAsync();
    }

    /// <summary>Waits until it has ended and all that it wrote is here.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Start()
    {
        process.Start().ShouldBeTrue();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Take(string? line, List<string> lines)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            lines.Add(line);
        }

        if (ListeningLine().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    private List<string> Copy(List<string> lines)
    {
        lock (gate)
        {
            return [.. lines];
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+?)( \[|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningLine();
}
