using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// The file that keeps the signing key: one line of base64, readable by its owner alone. Processes that start at once on
/// an empty folder end with the same key, because a key is put in place only where none is.
/// </summary>
public static class SigningKeyFile
{
    private const int MaxFileLength = 4096;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Makes the file with a random key unless it is there already.</summary>
    /// <param name="path">Its path; the folder exists.</param>
    /// <returns>Whether this call made it.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool EnsureExists(string path)
    {
        if (File.Exists(path))
        {
            return false;
        }

        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        try
        {
            WriteDraft(draft);
            return TryPlace(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Whether other users of the machine can read or change the file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>True when they can; false also where the system has no such modes.</returns>
    public static bool IsExposed(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return (File.GetUnixFileMode(target) & Others) != UnixFileMode.None;
    }

    /// <summary>Reads the key.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidDataException">The file does not hold a key that is fit to be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SigningKey Read(string path)
    {
        if (new FileInfo(path).Length > MaxFileLength)
        {
            throw new InvalidDataException($"the file '{path}' is too long to hold a key");
        }

        var text = File.ReadAllText(path).Trim();
        var secret = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, secret, out var length))
        {
            throw new InvalidDataException($"the file '{path}' does not hold base64");
        }

        Array.Resize(ref secret, length);
        if (length < SigningKey.MinLength)
        {
            throw new InvalidDataException($"the key in '{path}' has {length} bytes; it needs {SigningKey.MinLength} random ones");
        }

        if (!LooksRandom(secret))
        {
            throw new InvalidDataException($"the key in '{path}' is not random; delete the file to have a new one made");
        }

        return new SigningKey(secret);
    }

    // A sample key is a sentence or a repeated byte; no random key of 32 bytes ever is, within any odds that matter.
    private static bool LooksRandom(byte[] secret) =>
        Array.Exists(secret, value => value is < 0x20 or > 0x7E) && secret.Distinct().Count() >= SigningKey.MinLength / 2;

    private static void WriteDraft(string draft)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var line = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SigningKey.MinLength)) + "\n";
        using var stream = new FileStream(draft, options);
        stream.Write(Encoding.ASCII.GetBytes(line));
        stream.Flush(flushToDisk: true);
    }

    private static bool TryPlace(string draft, string path)
    {
        // Renaming would replace the key of a process that was faster (File.Move looks first, but not in one step);
        // a link is refused where the name is taken.
        if (!OperatingSystem.IsWindows())
        {
            if (Link(draft, path) == 0)
            {
                return true;
            }

            if (File.Exists(path))
            {
                return false;
            }
        }

        try
        {
            // Windows refuses a taken name in one step; elsewhere this is for file systems without hard links.
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string created);
}
