using Messaging.Infrastructure.Persistence;

namespace Messaging.WebApi.Settings;

/// <summary>How the service stops.</summary>
/// <param name="Drain">For how long it serves the connections that it has, once it takes no more.</param>
internal sealed record ShutdownSettings(TimeSpan Drain)
{
    private const int MostSeconds = 30;

    // Where another instance takes over, a proxy needs a moment to let go of this one.
    private static readonly TimeSpan DrainOfInstance = TimeSpan.FromSeconds(1);

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <param name="provider">The kind of the database: a SQLite file has one process, for which nobody can stand in.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="SettingException">One of them is bad.</exception>
    public static ShutdownSettings Read(IConfiguration configuration, DatabaseProvider provider)
    {
        const string Key = "DrainSeconds";
        var section = new SettingsSection(configuration, "Shutdown", Key);
        return new ShutdownSettings(
            section.Optional(Key) is not null ? TimeSpan.FromSeconds(section.Number(Key, 0, MostSeconds))
            : provider == DatabaseProvider.Sqlite ? TimeSpan.Zero
            : DrainOfInstance);
    }
}
