using System.Diagnostics;
using Messaging.WebApi.Telemetry;

namespace Messaging.WebApi.FunctionalTests.Operations;

internal sealed class SpanFilterTests
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Messaging.Tests.Other"];

    private readonly SpanFilter filter = new();
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = source => Sources.Contains(source.Name, StringComparer.Ordinal),
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    [OneTimeSetUp]
    public void Listen() => ActivitySource.AddActivityListener(listener);

    [OneTimeTearDown]
    public void StopListening()
    {
        listener.Dispose();
        filter.Dispose();
    }

    [Test]
    public void OnEnd_WhenTheFrameworkTellsMoreOfARequest_ShouldKeepNothingThatAClientWrote()
    {
        using var source = new ActivitySource(Sources[0]);
        using var span = source.StartActivity("request").ShouldNotBeNull();
        span.SetTag("http.route", "api/v1/users/{userName}").SetTag("http.response.status_code", 200);
        foreach (var name in new[] { "url.path", "url.query", "url.full", "user_agent.original", "server.address", "client.address", "http.request.method_original" })
        {
            span.SetTag(name, "canary");
        }

        filter.OnEnd(span);

        span.TagObjects.Select(tag => tag.Key).ShouldBe(["http.route", "http.response.status_code"]);
    }

    [Test]
    public void OnEnd_WhenATraceBeganElsewhere_ShouldKeepItsIdAndNotItsState()
    {
        using var source = new ActivitySource(Sources[1]);
        var trace = ActivityTraceId.CreateRandom();
        var caller = new ActivityContext(trace, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, "x=canary", isRemote: true);
        using var span = source.StartActivity("request", ActivityKind.Server, caller).ShouldNotBeNull();
        using var inner = source.StartActivity("unit of work").ShouldNotBeNull();

        filter.OnEnd(inner);

        inner.TraceId.ShouldBe(trace);
        inner.TraceStateString.ShouldBeNullOrEmpty();
    }

    [Test]
    public void OnEnd_WhenTheSpanIsOfAnother_ShouldKeepItsTags()
    {
        using var source = new ActivitySource(Sources[1]);
        using var span = source.StartActivity("command").ShouldNotBeNull();
        span.SetTag("db.query.text", "SELECT 1");

        filter.OnEnd(span);

        span.GetTagItem("db.query.text").ShouldBe("SELECT 1");
    }
}
