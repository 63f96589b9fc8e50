using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Messaging.Infrastructure.Hosting;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// The file that keeps the signing keys: a line of base64 each, newest first, readable by its owner alone. Processes that start at
/// once on an empty folder end with the same key, because a key is put in place only where none is.
/// </summary>
public static class SigningKeyFile
{
    private const int MaxFileLength = 4096;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Makes the file with a random key unless it is there already.</summary>
    /// <param name="path">Its path; the folder exists.</param>
    /// <returns>Whether this call made it.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool EnsureExists(string path) =>
        !File.Exists(path) && WithDraft(path, [NewKey()], draft => TryPlace(draft, path));

    /// <summary>
    /// Puts a new random key in front and keeps the newest of the others, <see cref="SigningKeys.MaxCount"/> in all. At every instant
    /// the file holds either the keys before or those after; rotations at once take turns.
    /// </summary>
    /// <param name="path">Its path; the folder exists. A missing file is made first.</param>
    /// <param name="time">Source of time.</param>
    /// <param name="cancellationToken">Gives up waiting for another rotation.</param>
    /// <returns>The keys that it holds now.</returns>
    /// <exception cref="InvalidDataException">The file does not hold keys that are fit to be used.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read or written.</exception>
    public static async Task<SigningKeys> RotateAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        EnsureExists(path);

        // Renaming onto a link would leave the file that it points to as it was.
        var target = TargetOf(path);
        await using var held = await FileLock.AcquireAsync(target + ".lock", LockTimeout, time, cancellationToken);
        SigningKey[] keys = [NewKey(), .. Read(target).All.Take(SigningKeys.MaxCount - 1)];
        WithDraft(target, keys, draft =>
        {
            File.Move(draft, target, overwrite: true);
            return true;
        });
        return new SigningKeys(keys);
    }

    /// <summary>Whether other users of the machine can read or change the file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>True when they can; false also where the system has no such modes.</returns>
    public static bool IsExposed(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(TargetOf(path)) & Others) != UnixFileMode.None;

    /// <summary>Reads the keys.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="InvalidDataException">The file does not hold keys that are fit to be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SigningKeys Read(string path)
    {
        if (new FileInfo(path).Length > MaxFileLength)
        {
            throw new InvalidDataException($"the file '{path}' is too long to hold keys");
        }

        var lines = File.ReadAllText(path).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length is > 0 and <= SigningKeys.MaxCount
            ? new SigningKeys(Array.ConvertAll(lines, line => ReadKey(line, path)))
            : throw new InvalidDataException($"the file '{path}' has {lines.Length} keys; it needs 1 to {SigningKeys.MaxCount}, one a line");
    }

    private static SigningKey ReadKey(string line, string path)
    {
        var secret = new byte[line.Length];
        if (!Convert.TryFromBase64String(line, secret, out var length))
        {
            throw new InvalidDataException($"the file '{path}' does not hold base64");
        }

        Array.Resize(ref secret, length);
        if (length < SigningKey.MinLength)
        {
            throw new InvalidDataException($"the key in '{path}' has {length} bytes; it needs {SigningKey.MinLength} random ones");
        }

        return LooksRandom(secret)
            ? new SigningKey(secret)
            : throw new InvalidDataException($"the key in '{path}' is not random; delete the file to have a new one made");
    }

    // A sample key is a text in some language, counts up or down, or repeats itself; no random key ever does, within odds that matter.
    private static bool LooksRandom(byte[] secret) =>
        !IsText(secret) && !Counts(secret) && secret.Distinct().Count() >= SigningKey.MinLength / 2;

    private static bool IsText(byte[] secret) =>
        Utf8.IsValid(secret) && !Encoding.UTF8.GetString(secret).Any(character => char.IsControl(character) && !char.IsWhiteSpace(character));

    private static bool Counts(byte[] secret) =>
        secret.Skip(1).Zip(secret, (next, value) => (byte)(next - value)).GroupBy(step => step).Max(steps => steps.Count()) > secret.Length / 2;

    private static SigningKey NewKey() => new(RandomNumberGenerator.GetBytes(SigningKey.MinLength));

    private static string TargetOf(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static bool WithDraft(string path, SigningKey[] keys, Func<string, bool> place)
    {
        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        try
        {
            WriteDraft(draft, keys);
            return place(draft);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void WriteDraft(string draft, SigningKey[] keys)
    {
        using var stream = OwnerFile.Open(draft, FileMode.CreateNew);
        stream.Write(Encoding.ASCII.GetBytes(string.Concat(keys.Select(key => key.ToLine() + "\n"))));
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
