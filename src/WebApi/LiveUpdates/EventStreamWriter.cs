using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>
/// Writes Server-Sent Events (HTML Living Standard, section 9.2): fields in lines, an empty line after each event. Data is JSON, which
/// has no line breaks of its own.
/// </summary>
internal sealed class EventStreamWriter
{
    private readonly JsonSerializerOptions json;
    private readonly JsonWriterOptions writing;

    public EventStreamWriter(IOptions<JsonOptions> options)
    {
        // The encoder that MVC uses, so that the data is to the letter what REST shows.
        json = new JsonSerializerOptions(options.Value.JsonSerializerOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        writing = new JsonWriterOptions { Encoder = json.Encoder, SkipValidation = true };
    }

    /// <summary>Writes an event.</summary>
    /// <param name="output">Where to; nothing is flushed.</param>
    /// <param name="id">What a client that comes back goes on from; null leaves that as it is.</param>
    /// <param name="type">Its name.</param>
    /// <param name="data">Its data.</param>
    public void Write(PipeWriter output, long? id, string type, object data)
    {
        if (id is { } sequence)
        {
            WriteField(output, "id", sequence);
        }

        WriteLine(output, $"event: {type}");
        Encoding.ASCII.GetBytes("data: ", output);
        using (var writer = new Utf8JsonWriter(output, writing))
        {
            JsonSerializer.Serialize(writer, data, data.GetType(), json);
        }

        WriteLine(output, "\n");
    }

    /// <summary>Tells the client how long to wait before it comes back.</summary>
    /// <param name="output">Where to; nothing is flushed.</param>
    /// <param name="delay">How long.</param>
    public static void WriteRetry(PipeWriter output, TimeSpan delay) => WriteField(output, "retry", (long)delay.TotalMilliseconds);

    private static void WriteField(PipeWriter output, string name, long value) =>
        WriteLine(output, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {value}"));

    private static void WriteLine(PipeWriter output, string line) => Encoding.ASCII.GetBytes(line + "\n", output);
}
