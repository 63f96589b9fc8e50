namespace Messaging.WebApi.Logging;

/// <summary>
/// The log files of this process. Another process on the same folder, such as the one that this one takes over from, writes to
/// files of its own: on most systems nothing else would keep the two from writing over each other's lines.
/// </summary>
internal sealed class LogFiles : IDisposable
{
    private const int MaxProcesses = 64;

    private readonly FileStream held;

    private LogFiles(string name, FileStream held)
    {
        Pattern = name + "-.log";
        this.held = held;
    }

    /// <summary>Path of the files; the date and a number go in front of its last dot.</summary>
    public string Pattern { get; }

    /// <summary>Finds files that no other process writes to.</summary>
    /// <param name="folder">Folder of the files; it exists.</param>
    /// <returns>The files, this process's until they are disposed of.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static LogFiles Open(string folder)
    {
        for (var number = 1; ; number++)
        {
            var name = Path.Combine(folder, number == 1 ? "messaging" : $"messaging.{number}");
            try
            {
                return new LogFiles(name, new FileStream(name + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
            }
            catch (IOException) when (number < MaxProcesses)
            {
                // Held by another process: the next one may be free.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();
}
