namespace Messaging.Infrastructure.Hosting;

/// <summary>
/// A file that one process at a time holds open. The operating system takes the lock back when its holder dies. The file stays:
/// were it deleted, two could hold two files of one name.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody else holds the file.</summary>
    /// <param name="path">Its path; made when it is missing.</param>
    /// <param name="timeout">For how long to wait.</param>
    /// <param name="time">Source of time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lock; disposing of it gives it back.</returns>
    /// <exception cref="IOException">The time is up, or the file cannot be opened.</exception>
    public static async Task<FileStream> AcquireAsync(string path, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + timeout;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && time.GetUtcNow() < deadline)
            {
                await Task.Delay(Poll, time, cancellationToken);
            }
        }
    }
}
