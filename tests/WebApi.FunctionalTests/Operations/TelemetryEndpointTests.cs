using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>Services with and without somewhere to send metrics and traces to.</summary>
[Platform(Exclude = "Win")]
internal sealed class TelemetryEndpointTests
{
    private const string Metrics = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";
    private const string Traces = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Start_WhenOpenTelemetrysOwnSettingsAreThere_ShouldFollowThemAndSpeakGrpc()
    {
        await using var receiver = await TelemetryReceiver.StartAsync(HttpProtocols.Http2);

        await UseAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
            ("OTEL_SERVICE_NAME", "canary-of-the-service"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=canary-of-the-environment"));

        receiver.Paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe([Metrics, Traces]);
        receiver.Read(Traces).ShouldContain("POST api/v1/messages");
        receiver.Read(Metrics).ShouldContain("messaging_service.messages.sent");
        receiver.Read(Metrics).ShouldContain("canary-of-the-service");
        receiver.Read(Metrics).ShouldContain("canary-of-the-environment");
    }

    [Test]
    public async Task Start_WhenTheSamplerTakesNothing_ShouldSendMetricsAlone()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();

        await UseAsync(("Telemetry:Endpoint", receiver.Address), ("Telemetry:Protocol", "HttpProtobuf"), ("OTEL_TRACES_SAMPLER", "always_off"));

        receiver.Paths.Distinct(StringComparer.Ordinal).ShouldBe(["/v1/metrics"]);
    }

    [Test]
    public async Task Start_WhenThereIsNoEndpoint_ShouldSendNothing()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();

        // Where a signal goes does not tell that it shall.
        await UseAsync(
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", $"{receiver.Address}/v1/metrics"),
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{receiver.Address}/v1/traces"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        receiver.Paths.ShouldBeEmpty();
    }

    [TestCase("Grpc")]
    [TestCase("HttpProtobuf")]
    public async Task Start_WhenNobodyListensAtTheEndpoint_ShouldSaySoOnceAndServeAndStop(string protocol)
    {
        var address = await FindFreeAddressAsync();

        var output = await UseAsync(("Telemetry:Endpoint", address), ("Telemetry:Protocol", protocol), ("OTEL_METRIC_EXPORT_INTERVAL", "50"));

        output.Count(line => line.Contains($"Metrics and traces do not reach \"{address}/\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    [TestCase("Grpc")]
    [TestCase("HttpProtobuf")]
    public async Task Start_WhenTheEndpointNeverAnswers_ShouldServeAndStop(string protocol)
    {
        using var silent = new TcpListener(IPAddress.Loopback, port: 0);
        silent.Start();

        var output = await UseAsync(
            ("Telemetry:Endpoint", $"http://{silent.LocalEndpoint}"), ("Telemetry:Protocol", protocol), ("OTEL_METRIC_EXPORT_INTERVAL", "50"));

        output.ShouldContain(line => line.EndsWith("The last metrics and traces could not be sent", StringComparison.Ordinal));
    }

    private static async Task<string> FindFreeAddressAsync()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        return receiver.Address;
    }

    /// <summary>Runs a service on which somebody sends a message, and which stops as it is told.</summary>
    private async Task<IReadOnlyList<string>> UseAsync(params (string Name, string Value)[] settings)
    {
        await using var service = ServiceProcess.Launch(folder, settings);
        using var client = await service.ConnectAsync();
        var alice = await Person.RegisterAsync(client);
        await alice.SendAsync(alice, "a note");

        (await service.StopAsync()).ShouldBe(0);

        service.Errors.ShouldBeEmpty();
        return service.Output;
    }
}
