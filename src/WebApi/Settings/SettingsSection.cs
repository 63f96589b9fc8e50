using System.Globalization;

namespace Messaging.WebApi.Settings;

/// <summary>Reads one section of the configuration, strictly.</summary>
internal sealed class SettingsSection
{
    private const string FileSuffix = "_FILE";
    private const int MaxFileLength = 64 * 1024;

    private readonly IConfigurationSection section;

    /// <summary>Opens a section.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="name">Name of the section.</param>
    /// <param name="keys">Every key that it may hold.</param>
    /// <exception cref="SettingException">It holds another key.</exception>
    public SettingsSection(IConfiguration configuration, string name, params ReadOnlySpan<string> keys)
    {
        section = configuration.GetSection(name);
        foreach (var child in section.GetChildren())
        {
            var key = child.Key.EndsWith(FileSuffix, StringComparison.OrdinalIgnoreCase) ? child.Key[..^FileSuffix.Length] : child.Key;
            if (!keys.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                throw new SettingException(child.Path, "there is no such setting");
            }

            if (child.GetChildren().Any())
            {
                throw new SettingException(child.Path, "must be one text; where it is a list, commas stand between its parts");
            }
        }
    }

    /// <summary>Full name of a setting of this section.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Section and key.</returns>
    public string NameOf(string key) => $"{section.Path}:{key}";

    /// <summary>A text that may be left out. It stands in the file that <c>KEY_FILE</c> names, or else under the key itself.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The text, or null where it is absent or empty.</returns>
    /// <exception cref="SettingException">The file cannot be read.</exception>
    public string? Optional(string key)
    {
        var file = section[key + FileSuffix];
        var value = string.IsNullOrEmpty(file) ? section[key] : ReadFile(NameOf(key + FileSuffix), file);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>A text that must be there.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The text.</returns>
    /// <exception cref="SettingException">It is missing.</exception>
    public string Required(string key) => Optional(key) ?? throw new SettingException(NameOf(key), "is missing");

    /// <summary>A list that may be empty, with commas between its parts.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The parts.</returns>
    public IReadOnlyList<string> List(string key) =>
        (Optional(key) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A whole number.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="least">Smallest number allowed.</param>
    /// <param name="most">Greatest number allowed.</param>
    /// <returns>The number.</returns>
    /// <exception cref="SettingException">It is missing, no number, or out of range.</exception>
    public int Number(string key, int least, int most) =>
        int.TryParse(Required(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SettingException(NameOf(key), $"must be a whole number from {least} to {most}");

    /// <summary>A switch.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Whether it is on.</returns>
    /// <exception cref="SettingException">It is missing or neither true nor false.</exception>
    public bool Flag(string key) =>
        bool.TryParse(Required(key), out var flag) ? flag : throw new SettingException(NameOf(key), "must be true or false");

    private static string ReadFile(string setting, string path)
    {
        try
        {
            return new FileInfo(path).Length <= MaxFileLength
                ? File.ReadAllText(path).TrimEnd('\r', '\n')
                : throw new SettingException(setting, $"the file '{path}' is too long");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(setting, exception.Message, exception);
        }
    }
}
