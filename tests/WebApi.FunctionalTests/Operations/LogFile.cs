using System.Text;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>The JSON lines that a service writes to its log files.</summary>
internal static class LogFile
{
    /// <summary>Reads what has been written so far; a line that is no JSON object fails.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(DataFolder folder) =>
        [.. (await ReadTextAsync(folder)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    /// <summary>Reads what has been written so far, up to the last whole line.</summary>
    public static async Task<string> ReadTextAsync(DataFolder folder)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.GetFiles(Path.Combine(folder.Path, "logs"), "*.log").Order(StringComparer.Ordinal))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            var written = await reader.ReadToEndAsync();
            text.Append(written.AsSpan(0, written.LastIndexOf('\n') + 1));
        }

        return text.ToString();
    }
}
