namespace Messaging.WebApi.Commands;

/// <summary>Shows at a terminal how far a command has come, in one line that is written over; piped, it stays silent.</summary>
/// <param name="terminal">Where it writes.</param>
/// <param name="what">What is being done.</param>
internal sealed class ProgressLine(Terminal terminal, string what) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value)
    {
        if (terminal.IsInteractive)
        {
            terminal.Error.Write(value < 1 ? $"\r{what}: {value:P0} " : "\r\u001B[K");
        }
    }
}
