using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Telemetry;

/// <summary>Where metrics and traces go.</summary>
/// <param name="Endpoint">Base address of what takes OTLP.</param>
/// <param name="Protocol">How: <c>grpc</c> or <c>http/protobuf</c>, as OpenTelemetry spells them.</param>
internal sealed record TelemetrySettings(Uri Endpoint, string Protocol)
{
    /// <summary>OpenTelemetry's own name of the address.</summary>
    public const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>OpenTelemetry's own name of the protocol.</summary>
    public const string StandardProtocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private const string Grpc = "grpc";
    private const string HttpProtobuf = "http/protobuf";

    /// <summary>Reads and checks the settings; those of the service win over OpenTelemetry's own.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <returns>The settings, or null: nothing is to be sent.</returns>
    /// <exception cref="SettingException">One of them is bad.</exception>
    public static TelemetrySettings? Read(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration, "Telemetry", "Endpoint", "Protocol");
        var protocol = ReadProtocol(section, configuration[StandardProtocol]);
        if (section.Optional("Endpoint") is { } own)
        {
            return new TelemetrySettings(ReadEndpoint(own, section.NameOf("Endpoint")), protocol);
        }

        return configuration[StandardEndpoint] is { Length: > 0 } standard
            ? new TelemetrySettings(ReadEndpoint(standard, StandardEndpoint), protocol)
            : null;
    }

    // The value is not repeated: people put passwords into addresses.
    private static Uri ReadEndpoint(string text, string setting) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
        && endpoint.Scheme is "http" or "https"
        && endpoint.UserInfo.Length == 0
        && endpoint.Query.Length == 0
        && endpoint.Fragment.Length == 0
            ? endpoint
            : throw new SettingException(setting, "must be an address such as http://localhost:4317, without user or query");

    private static string ReadProtocol(SettingsSection section, string? standard) => section.Optional("Protocol") switch
    {
        "Grpc" => Grpc,
        "HttpProtobuf" => HttpProtobuf,
        { } => throw new SettingException(section.NameOf("Protocol"), "must be Grpc or HttpProtobuf"),
        null => standard switch
        {
            null or "" or Grpc => Grpc,
            HttpProtobuf => HttpProtobuf,
            _ => throw new SettingException(StandardProtocol, $"must be {Grpc} or {HttpProtobuf}"),
        },
    };
}
