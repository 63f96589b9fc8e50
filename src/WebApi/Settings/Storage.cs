using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.Logging;

namespace Messaging.WebApi.Settings;

/// <summary>Makes the folders and files that a first start needs, and opens them.</summary>
internal static class Storage
{
    /// <summary>The setting that names the file of the signing keys.</summary>
    public const string KeySetting = "Tokens:SigningKeyFile";

    private const string LogSetting = "Logs:Folder";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder of the service's files, for its owner alone, unless it is there.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="SettingException">It cannot be made.</exception>
    public static void EnsureDataFolder(ServiceSettings settings) =>
        EnsureFolder(settings.DataFolder, settings.DatabaseFile is null ? DatabaseReading.FolderSetting : DatabaseReading.ConnectionSetting);

    /// <summary>Makes the folder of the log files unless it is there, and finds files that are free.</summary>
    /// <param name="folder">Its absolute path.</param>
    /// <returns>The files.</returns>
    /// <exception cref="SettingException">It cannot be made or written to.</exception>
    public static LogFiles OpenLogFiles(string folder)
    {
        EnsureFolder(folder, LogSetting);
        return Attempt(LogSetting, () => LogFiles.Open(folder));
    }

    /// <summary>Reads the signing keys; one is made where the file is missing.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <returns>The keys, and whether it was made just now.</returns>
    /// <exception cref="SettingException">It cannot be made or read, or is not fit to be used.</exception>
    public static (SigningKeys Keys, bool IsNew) OpenSigningKeys(string path) => Attempt(KeySetting, () =>
    {
        var isNew = SigningKeyFile.EnsureExists(path);
        return (SigningKeyFile.Read(path), isNew);
    });

    /// <summary>Puts a new signing key in front of the others.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="cancellationToken">Gives up waiting for another rotation.</param>
    /// <returns>The keys that the file holds now.</returns>
    /// <exception cref="SettingException">It cannot be read or written, or does not hold keys that are fit to be used.</exception>
    public static async Task<SigningKeys> RotateSigningKeysAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await SigningKeyFile.RotateAsync(path, TimeProvider.System, cancellationToken);
        }
        catch (Exception exception) when (IsAboutFile(exception))
        {
            throw new SettingException(KeySetting, exception.Message, exception);
        }
    }

    private static void EnsureFolder(string path, string setting) => Attempt(setting, () =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly));

    private static T Attempt<T>(string setting, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsAboutFile(exception))
        {
            throw new SettingException(setting, exception.Message, exception);
        }
    }

    private static bool IsAboutFile(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException;
}
