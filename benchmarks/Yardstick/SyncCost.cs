using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Messaging.Yardstick;

/// <summary>
/// What one commit must at least wait for: write a 4 KiB page into a file of the size of a write-ahead log that
/// is used again from its start, then wait until the disk has it.
/// </summary>
internal static partial class SyncCost
{
    private const int PageBytes = 4096;
    private const int FilePages = 1000;
    private const int Rounds = 500;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);

    /// <summary>Measures in the folder that the databases lie in.</summary>
    /// <returns>JSON: median and 99th percentile in milliseconds, and the number of syncs measured.</returns>
    /// <exception cref="Win32Exception">The system refused a sync.</exception>
    public static string Measure(string folder, TimeProvider time)
    {
        var path = Path.Combine(folder, "sync-cost.tmp");
        using var file = new FileStream(
            path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        file.Write(new byte[PageBytes * FilePages]);
        Sync(file);

        var page = new byte[PageBytes];
        var samples = new List<double>(Rounds);
        var start = time.GetTimestamp();
        while (samples.Count < Rounds && time.GetElapsedTime(start) < _limit)
        {
            Random.Shared.NextBytes(page);
            file.Position = samples.Count * PageBytes;
            var before = time.GetTimestamp();
            file.Write(page);
            Sync(file);
            samples.Add(time.GetElapsedTime(before).TotalMilliseconds);
        }

        samples.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"syncMs":{{samples[samples.Count / 2]:F3}},"syncP99Ms":{{samples[samples.Count * 99 / 100]:F3}},"syncs":{{samples.Count}}}""");
    }

    private static void Sync(FileStream file)
    {
        file.Flush();
        if (FlushData(file.SafeFileHandle.DangerousGetHandle().ToInt32()) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FlushData(int descriptor);
}
