using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Operations;

internal sealed class AnswerTests : ServiceFixture
{
    private Person alice = null!;

    [OneTimeSetUp]
    public async Task RegisterAliceAsync() => alice = await RegisterAsync();

    [TestCase("GET", "/api/v1/users/me", HttpStatusCode.OK)]
    [TestCase("DELETE", "/api/v1/auth/sessions", HttpStatusCode.NoContent)]
    [TestCase("POST", "/api/v1/auth/login", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("GET", "/api/v1/users/nobody-has-this-name", HttpStatusCode.NotFound)]
    [TestCase("GET", "/nothing", HttpStatusCode.NotFound)]
    [TestCase("PUT", "/api/v1/users/me", HttpStatusCode.MethodNotAllowed)]
    [TestCase("GET", "/health/live", HttpStatusCode.OK)]
    [TestCase("GET", "/swagger/index.html", HttpStatusCode.OK)]
    [TestCase("GET", "/swagger/v1/swagger.json", HttpStatusCode.OK)]
    [TestCase("GET", "/", HttpStatusCode.OK)]
    public async Task Answer_WhateverItIs_ShouldTellBrowsersWhatNotToDoAndNotWhatServes(string method, string path, HttpStatusCode status)
    {
        var reply = await alice.Api.SendAsync(new HttpMethod(method), path);

        reply.ShouldBe(status);
        reply.Header("X-Content-Type-Options").ShouldBe("nosniff");
        reply.Header("Referrer-Policy").ShouldBe("no-referrer");
        var policy = reply.Header("Content-Security-Policy").ShouldNotBeNull();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        reply.Header("Server").ShouldBeNull();
        reply.Header("X-Powered-By").ShouldBeNull();
    }

    [TestCase("users/me")]
    [TestCase("users?search=per")]
    [TestCase("auth/sessions")]
    [TestCase("activity")]
    [TestCase("messages")]
    [TestCase("messages/sent")]
    [TestCase("messages/received")]
    [TestCase("conversations")]
    [TestCase("blocks")]
    public async Task Get_WhenTheAnswerIsPersonal_ShouldBeKeptByNoCache(string path)
    {
        var reply = await alice.GetAsync(path);

        reply.ShouldBeOk();
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
    }

    [TestCase("/nothing")]
    [TestCase("/api")]
    [TestCase("/api/v1")]
    [TestCase("/api/v1/nothing")]
    [TestCase("/api/v2/users/me")]
    [TestCase("/api/v1/users/me/nothing")]
    [TestCase("/api/v1/users/a%2Fb/c")]
    [TestCase("/health")]
    [TestCase("/swagger/nothing.js")]
    [TestCase("/appsettings.json")]
    [TestCase("/signing.key")]
    [TestCase("/%2e%2e/signing.key")]
    [TestCase("/swagger/..%2f..%2fappsettings.json")]
    public async Task Get_WhenThereIsNothing_ShouldSaySo(string path)
    {
        (await alice.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");
        (await Anonymous.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");
    }

    [TestCase("GET", "auth/login", "POST")]
    [TestCase("PUT", "auth/register", "POST")]
    [TestCase("GET", "auth/logout", "POST")]
    [TestCase("DELETE", "auth/password", "PUT")]
    [TestCase("DELETE", "users/me", "GET, PATCH")]
    [TestCase("PATCH", "blocks/bob", "DELETE, PUT")]
    [TestCase("TRACE", "users/me", "GET, PATCH")]
    [TestCase("NONSENSE", "users/me", "GET, PATCH")]
    public async Task Send_WhenTheMethodDoesNotFit_ShouldTellTheMethods(string method, string path, string allowed)
    {
        var reply = await alice.Api.SendAsync(new HttpMethod(method), path);

        reply.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");
        reply.Header("Allow").ShouldNotBeNull().Split(", ").Order(StringComparer.Ordinal).ShouldBe(allowed.Split(", "));
    }

    [Test]
    public async Task Get_WhenTheClientTracesItsRequests_ShouldAnswerProblemsUnderItsTrace()
    {
        const string traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

        var reply = await Anonymous.GetAsync("users/me", ("traceparent", $"00-{traceId}-00f067aa0ba902b7-01"));

        reply.Json.Text("traceId").ShouldBe(traceId);
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();
}
