namespace Messaging.Infrastructure.Hosting;

/// <summary>Files that their owner alone can read. The mode is set when a file is made, so that it is never open to others.</summary>
internal static class OwnerFile
{
    /// <summary>Opens a file to write to it; where this makes it, it is its owner's alone.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="mode">Whether it may exist.</param>
    /// <returns>The file, which nobody else can open meanwhile.</returns>
    /// <exception cref="IOException">It cannot be made or opened.</exception>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
