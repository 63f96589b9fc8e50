namespace Messaging.WebApi.Settings;

/// <summary>A setting is missing or bad; the service does not start.</summary>
/// <param name="setting">The setting, such as <c>Tokens:Issuer</c>.</param>
/// <param name="problem">What is wrong with it. Never holds the value of a secret.</param>
/// <param name="cause">What it came from, or null.</param>
internal sealed class SettingException(string setting, string problem, Exception? cause = null) : Exception($"{setting}: {problem}", cause);
