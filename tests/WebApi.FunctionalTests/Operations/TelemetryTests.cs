using Messaging.WebApi.FunctionalTests.LiveUpdates;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>What a service sends by OTLP while people use and abuse it.</summary>
internal sealed class TelemetryTests
{
    private const string Name = "canary-of-the-name";
    private const string OtherName = "canary-of-another";
    private const string Room = "canary-of-the-room";
    private const string Password = "canary of the password";
    private const string WrongPassword = "canary of the wrong password";
    private const string Content = "canary of the content";
    private const string Query = "canary-of-the-query";
    private const string Path = "canary-of-the-path";
    private const string Method = "CANARYOFTHEMETHOD";
    private const string Agent = "canary-of-the-agent";
    private const string State = "canary-of-the-state";
    private const string Host = "canary-of-the-host";

    private readonly List<string> secrets = [];
    private string metrics = null!;
    private string traces = null!;
    private string all = null!;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        using var folder = new DataFolder();
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var service = ServiceProcess.Launch(
            folder, [("Telemetry:Endpoint", receiver.Address), ("Telemetry:Protocol", "HttpProtobuf"), ("RateLimits:Enabled", "true")]);
        using var client = await service.ConnectAsync();

        await UseAsync(client, await service.ListenAsync());
        await AbuseAsync(client);
        (await service.StopAsync()).ShouldBe(0);

        service.Errors.ShouldBeEmpty();
        metrics = receiver.Read("/v1/metrics");
        traces = receiver.Read("/v1/traces");
        all = receiver.Read();
    }

    [TestCase("messaging_service.messages.sent")]
    [TestCase("messaging_service.messages.refused")]
    [TestCase("messaging_service.sign_ins")]
    [TestCase("messaging_service.streams.open")]
    [TestCase("messaging_service.events.delivered")]
    [TestCase("messaging_service.event.lag")]
    [TestCase("messaging_service.write_lane.queue.length", Category = "SqliteFile")]
    [TestCase("messaging_service.write_lane.batch.size", Category = "SqliteFile")]
    [TestCase("messaging_service.unit_of_work.duration")]
    [TestCase("http.server.request.duration")]
    [TestCase("kestrel.active_connections")]
    [TestCase("aspnetcore.rate_limiting.requests")]
    [TestCase("dotnet.gc.pause.time")]
    public void Metrics_WhenTheServiceIsUsed_ShouldHold(string name) => metrics.ShouldContain(name);

    [TestCase("direct")]
    [TestCase("room")]
    [TestCase("users.not_found")]
    [TestCase("request.invalid")]
    [TestCase("auth.invalid_credentials")]
    public void Metrics_WhenTheServiceIsUsed_ShouldTellApart(string value) => metrics.ShouldContain(value);

    [TestCase("POST api/v1/messages")]
    [TestCase("GET api/v1/users/{userName}")]
    [TestCase("GET api/v1/events")]
    [TestCase("unit of work")]
    [TestCase("users.not_found")]
    public void Traces_WhenTheServiceIsUsed_ShouldHold(string text) => traces.ShouldContain(text);

    [Test]
    public void Telemetry_WhoeverLooks_ShouldTellWhoSentIt()
    {
        foreach (var text in new[] { "service.name", "messaging", "service.version", "0.1.0", "service.instance.id" })
        {
            metrics.ShouldContain(text);
            traces.ShouldContain(text);
        }
    }

    [TestCase(Name)]
    [TestCase(OtherName)]
    [TestCase(Room)]
    [TestCase(Password)]
    [TestCase(WrongPassword)]
    [TestCase(Content)]
    [TestCase(Query)]
    [TestCase(Path)]
    [TestCase(Method)]
    [TestCase(Agent)]
    [TestCase(State)]
    [TestCase(Host)]
    public void Telemetry_WhateverClientsSend_ShouldNotHold(string secret) =>
        all.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse();

    [Test]
    public void Telemetry_WhateverClientsSend_ShouldNotHoldTokensNorCursors()
    {
        secrets.Count.ShouldBe(3);
        foreach (var secret in secrets)
        {
            all.ShouldNotContain(secret[^30..]);
        }
    }

    private static async Task AbuseAsync(ApiClient client)
    {
        (await client.PostAsync("auth/login", new { userName = Name, password = WrongPassword })).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync($"users/{OtherName}?access_token={Query}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync($"/{Path}?{Query}", ("User-Agent", Agent), ("Host", Host))).ShouldBe(HttpStatusCode.NotFound);
        (await client.SendAsync(new HttpMethod(Method), "/")).ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private async Task UseAsync(ApiClient client, Uri address)
    {
        var registered = (await client.PostAsync("auth/register", new { userName = Name, password = Password })).ShouldBeCreated();
        var token = registered.Text("accessToken");
        secrets.AddRange([token, registered.Text("refreshToken")]);
        var api = client.As(token);
        (await client.PostAsync("auth/register", new { userName = OtherName, password = Password })).ShouldBeCreated();
        (await api.PostAsync("rooms", new { name = Room, title = Content, isPublic = true })).ShouldBeCreated();
        var room = (await api.GetAsync($"rooms/{Room}")).ShouldBeOk();

        await using (var listener = await Listener.OpenAsync(address, token))
        {
            var sent = await api.PostAsync(
                "messages",
                new { recipient = OtherName, content = Content },
                ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                ("tracestate", $"x={State}"));
            sent.ShouldBeCreated();
            (await listener.NextAsync()).Type.ShouldBe("message.created");
        }

        (await api.PostAsync($"conversations/{room.Text("id")}/messages", new { content = Content })).ShouldBeCreated();
        (await api.PostAsync("messages", new { recipient = "nobody", content = Content })).ShouldBe(HttpStatusCode.NotFound);
        (await api.PostAsync("messages", new { recipient = OtherName, content = " " })).ShouldBe(HttpStatusCode.BadRequest);
        var next = (await api.GetAsync("messages?limit=1")).ShouldBeOk().Text("next");
        secrets.Add(next);
        (await api.GetAsync(next)).ShouldBeOk();
        (await api.GetAsync($"users/{OtherName}")).ShouldBeOk();
    }
}
