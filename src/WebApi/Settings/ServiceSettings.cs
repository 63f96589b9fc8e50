using Messaging.Application.Activity;
using Messaging.Application.Authentication;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.LiveUpdates;
using Messaging.WebApi.Telemetry;

namespace Messaging.WebApi.Settings;

/// <summary>All settings of the service, read and checked once, at start.</summary>
internal sealed record ServiceSettings
{
    // Messages:MaxLength can only be lowered: the table and the body limit are made for this.
    private const int MostCharacters = 8000;
    private const int MinutesOfADay = 24 * 60;
    private const int MostNameCharacters = 200;
    private const int MostDays = 3650;
    private const int MostStreams = 18_000;

    // Each message is written into the place of every member.
    private const int MostMembers = 1000;

    /// <summary>The database.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>What people call the database: the path of its file, or <c>database NAME on HOST</c>.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Absolute path of the database's file; null where a server keeps it.</summary>
    public required string? DatabaseFile { get; init; }

    /// <summary>Absolute path of the folder of the signing key and the log files, unless they are put elsewhere.</summary>
    public required string DataFolder { get; init; }

    /// <summary>How tokens are made.</summary>
    public required TokenSettings Tokens { get; init; }

    /// <summary>Limits of messages.</summary>
    public required MessageSettings Messages { get; init; }

    /// <summary>Limits of rooms.</summary>
    public required RoomSettings Rooms { get; init; }

    /// <summary>What a new password must be like.</summary>
    public required PasswordSettings Passwords { get; init; }

    /// <summary>How long the activity log is kept.</summary>
    public required ActivitySettings Activity { get; init; }

    /// <summary>How long events are kept.</summary>
    public required EventSettings Events { get; init; }

    /// <summary>Limits of streams.</summary>
    public required StreamSettings Streams { get; init; }

    /// <summary>Whether callers are held to rates.</summary>
    public required bool RateLimitsEnabled { get; init; }

    /// <summary>Whether wrong passwords slow down who sends them; one switch turns both limits off.</summary>
    public LoginThrottleSettings Logins => new(RateLimitsEnabled);

    /// <summary>How the service stops.</summary>
    public required ShutdownSettings Shutdown { get; init; }

    /// <summary>What stands between the service and its clients.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>Where metrics and traces go, or null.</summary>
    public required TelemetrySettings? Telemetry { get; init; }

    /// <summary>The account to make at start, or null.</summary>
    public required AdministratorSettings? Administrator { get; init; }

    /// <summary>Licence key of AutoMapper, or null.</summary>
    public required string? AutoMapperLicenseKey { get; init; }

    /// <summary>Absolute path of the folder of the log files.</summary>
    public required string LogFolder { get; init; }

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <param name="contentRoot">What relative paths start from.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="SettingException">One of them is missing or bad.</exception>
    public static ServiceSettings Read(IConfiguration configuration, string contentRoot)
    {
        var database = DatabaseReading.ReadLocation(configuration, contentRoot);
        var folder = DatabaseReading.ReadFolder(configuration, contentRoot, database);
        var liveUpdates = new SettingsSection(configuration, "LiveUpdates", "KeepDays", "MaxStreams");
        return new ServiceSettings
        {
            Database = database.Settings,
            DatabaseName = database.Name,
            DatabaseFile = database.File,
            DataFolder = folder,
            Tokens = ReadTokens(configuration, contentRoot, folder),
            Messages = ReadMessages(configuration),
            Rooms = ReadRooms(configuration),
            Passwords = ReadPasswords(configuration),
            Activity = ReadActivity(configuration),
            Events = new EventSettings(TimeSpan.FromDays(liveUpdates.Number("KeepDays", 1, MostDays))),
            Streams = new StreamSettings(liveUpdates.Number("MaxStreams", 1, MostStreams)),
            RateLimitsEnabled = new SettingsSection(configuration, "RateLimits", "Enabled").Flag("Enabled"),
            Shutdown = ShutdownSettings.Read(configuration, database.Settings.Provider),
            Network = NetworkSettings.Read(configuration),
            Telemetry = TelemetrySettings.Read(configuration),
            Administrator = ReadAdministrator(configuration),
            AutoMapperLicenseKey = new SettingsSection(configuration, "AutoMapper", "LicenseKey").Optional("LicenseKey"),
            LogFolder = Path.GetFullPath(
                new SettingsSection(configuration, "Logs", "Folder").Optional("Folder") ?? Path.Combine(folder, "logs"), contentRoot),
        };
    }

    private static TokenSettings ReadTokens(IConfiguration configuration, string contentRoot, string dataFolder)
    {
        var section = new SettingsSection(configuration, "Tokens", "Issuer", "Audience", "AccessMinutes", "RefreshDays", "SigningKeyFile");
        return new TokenSettings(
            ReadName(section, "Issuer"),
            ReadName(section, "Audience"),
            TimeSpan.FromMinutes(section.Number("AccessMinutes", 1, MinutesOfADay)),
            TimeSpan.FromDays(section.Number("RefreshDays", 1, TokenSettings.AbsoluteSessionLifetime.Days)),
            Path.GetFullPath(section.Optional("SigningKeyFile") ?? Path.Combine(dataFolder, "signing.key"), contentRoot));
    }

    private static string ReadName(SettingsSection section, string key)
    {
        var name = section.Required(key);
        return name.Length <= MostNameCharacters && !name.Any(char.IsControl) && !string.IsNullOrWhiteSpace(name)
            ? name
            : throw new SettingException(section.NameOf(key), $"must be a text of at most {MostNameCharacters} characters");
    }

    private static MessageSettings ReadMessages(IConfiguration configuration) =>
        new(new SettingsSection(configuration, "Messages", "MaxLength").Number("MaxLength", 1, MostCharacters));

    private static RoomSettings ReadRooms(IConfiguration configuration) =>
        new(new SettingsSection(configuration, "Rooms", "MaxMembers").Number("MaxMembers", 2, MostMembers));

    private static ActivitySettings ReadActivity(IConfiguration configuration)
    {
        var days = new SettingsSection(configuration, "Activity", "KeepDays").Number("KeepDays", 0, MostDays);
        return new ActivitySettings(days == 0 ? null : TimeSpan.FromDays(days));
    }

    private static PasswordSettings ReadPasswords(IConfiguration configuration) =>
        new(new SettingsSection(configuration, "Passwords", "MinimumLength").Number("MinimumLength", 8, 64));

    private static AdministratorSettings? ReadAdministrator(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration, "Administrator", "UserName", "Password");
        if (section.Optional("UserName") is null && section.Optional("Password") is null)
        {
            return null;
        }

        var userName = section.Required("UserName");
        if (!UserNameRules.IsValid(userName))
        {
            throw new SettingException(
                section.NameOf("UserName"),
                $"must be {UserNameRules.MinLength} to {UserNameRules.MaxLength} letters a to z, digits, '.', '_' or '-'");
        }

        return new AdministratorSettings(userName, section.Required("Password"));
    }
}

/// <summary>The administrator to make at start.</summary>
/// <param name="UserName">Name of the account.</param>
/// <param name="Password">Its first password. Never logged.</param>
internal sealed record AdministratorSettings(string UserName, string Password);
