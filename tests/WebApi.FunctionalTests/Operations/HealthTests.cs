using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Messaging.WebApi.FunctionalTests.Operations;

internal sealed class HealthTests : ServiceFixture
{
    private bool isBroken;

    [SetUp]
    public void Mend() => isBroken = false;

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Get_WhenAllIsWell_ShouldSaySoToAnybody(string path)
    {
        var reply = await Anonymous.GetAsync(path);

        reply.ShouldBeOk().Text("status").ShouldBe("Healthy");
        reply.MediaType.ShouldBe("application/json");
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Head_WhenAllIsWell_ShouldSaySo(string path) =>
        (await Anonymous.SendAsync(HttpMethod.Head, path)).ShouldBe(HttpStatusCode.OK).Text.ShouldBeEmpty();

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Post_WhenAsked_ShouldTellTheMethods(string path)
    {
        var reply = await Anonymous.PostAsync(path);

        reply.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");
        reply.Header("Allow").ShouldBe("GET, HEAD");
    }

    [Test]
    public async Task GetReady_WhenAPartIsBroken_ShouldSendPeopleElsewhereAndStayAlive()
    {
        isBroken = true;

        var reply = await Anonymous.GetAsync("/health/ready");

        reply.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "service.not_ready");
        reply.Header("Retry-After").ShouldNotBeNullOrEmpty();
        reply.Text.ShouldNotContain("secret of the part");
        (await Anonymous.GetAsync("/health/live")).ShouldBeOk();
    }

    protected override void Replace(IServiceCollection services) => services.AddHealthChecks()
        .AddCheck("part", () => isBroken ? HealthCheckResult.Unhealthy("secret of the part") : HealthCheckResult.Healthy());
}
