using Messaging.WebApi.FunctionalTests.Authentication;

namespace Messaging.WebApi.FunctionalTests.Limits;

/// <summary>A service that lets pages of two other origins call it.</summary>
internal sealed class ForeignOriginTests : PeopleFixture
{
    private const string Listed = "https://app.example.org";
    private const string Unlisted = "https://app.example.com";

    protected override IEnumerable<(string Name, string Value)> Settings => [("Cors:Origins", $"{Listed}, http://localhost:3000")];

    [TestCase(Listed)]
    [TestCase("http://localhost:3000")]
    public async Task Preflight_WhenTheOriginIsListed_ShouldAllowIt(string origin)
    {
        var reply = await PreflightAsync(origin, "PATCH", "authorization,content-type,idempotency-key");

        reply.ShouldBe(HttpStatusCode.NoContent);
        reply.Header("Access-Control-Allow-Origin").ShouldBe(origin);
        reply.Header("Access-Control-Allow-Credentials").ShouldBe("true");
        reply.Header("Access-Control-Allow-Methods").ShouldNotBeNull().ShouldContain("PATCH");
        reply.Header("Access-Control-Allow-Headers").ShouldNotBeNull().ShouldContain("Idempotency-Key");
        reply.Header("Vary").ShouldNotBeNull().ShouldContain("Origin");
    }

    [TestCase(Unlisted)]
    [TestCase("null")]
    [TestCase("http://app.example.org")]
    [TestCase("https://app.example.org:8443")]
    [TestCase("https://app.example.org.evil.example")]
    public async Task Preflight_WhenTheOriginIsNotListed_ShouldNotAllowIt(string origin)
    {
        var reply = await PreflightAsync(origin, "GET", "authorization");

        reply.Header("Access-Control-Allow-Origin").ShouldBeNull();
        reply.Header("Access-Control-Allow-Credentials").ShouldBeNull();
    }

    [Test]
    public async Task Get_WhenTheOriginIsListed_ShouldLetItsPageReadTheAnswerAndErrorsToo()
    {
        var reply = await Anonymous.GetAsync("users/me", ("Origin", Listed));

        reply.ShouldBeUnauthenticated();
        reply.Header("Access-Control-Allow-Origin").ShouldBe(Listed);
        reply.Header("Access-Control-Expose-Headers").ShouldNotBeNull().ShouldContain("Retry-After");
    }

    [Test]
    public async Task Change_WhenTheCookieComesFromAPageOfAListedOrigin_ShouldDoIt()
    {
        var cookies = await SignInAsync();
        var access = cookies.Header("messaging-access");

        (await ChangeAsync(access, ("Origin", Listed), ("Sec-Fetch-Site", "same-site"))).ShouldBeOk();
        (await ChangeAsync(access, ("Origin", Unlisted), ("Sec-Fetch-Site", "same-site"))).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");
    }

    private Task<Reply> PreflightAsync(string origin, string method, string headers) => Anonymous.SendAsync(
        HttpMethod.Options,
        "users/me",
        content: null,
        ("Origin", origin),
        ("Access-Control-Request-Method", method),
        ("Access-Control-Request-Headers", headers));

    private Task<Reply> ChangeAsync(params (string Name, string Value)[] headers) =>
        Anonymous.PatchAsync("users/me", new { displayName = "Changed" }, headers);

    private async Task<CookieJar> SignInAsync()
    {
        var account = new { userName = Person.NewName(), password = Person.CommonPassword, useCookies = true };
        return CookieJar.Of(await Anonymous.PostAsync("auth/register", account));
    }
}

/// <summary>A service that was told of no other origins, and of which pages its cookies may come from.</summary>
internal sealed class OwnOriginTests : PeopleFixture
{
    private (string Name, string Value) access;

    private (string Name, string Value) OurOrigin => ("Origin", BaseAddress.GetLeftPart(UriPartial.Authority));

    [SetUp]
    public async Task SignInAsync()
    {
        var account = new { userName = Person.NewName(), password = Person.CommonPassword, useCookies = true };
        access = CookieJar.Of(await Anonymous.PostAsync("auth/register", account)).Header("messaging-access");
    }

    [Test]
    public async Task Get_WhateverTheOrigin_ShouldAllowNone()
    {
        var reply = await Anonymous.GetAsync("users/me", access, ("Origin", "https://app.example.org"));

        reply.ShouldBeOk();
        reply.Headers.Keys.ShouldNotContain(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [TestCase("same-site")]
    [TestCase("cross-site")]
    [TestCase("none")]
    public async Task Change_WhenTheBrowserDoesNotSaySameOrigin_ShouldRefuse(string site) =>
        (await Anonymous.PostAsync("auth/logout", body: null, access, ("Sec-Fetch-Site", site)))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    public async Task Change_WhenTheBodyIsWhatAFormCanSend_ShouldRefuse(string mediaType)
    {
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType).ShouldBeTrue();

        var reply = await Anonymous.SendAsync(HttpMethod.Post, "auth/logout", body, access, OurOrigin);

        reply.ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        (await Anonymous.GetAsync("users/me", access)).ShouldBeOk();
    }

    [Test]
    public async Task Change_WhenThereIsNoBody_ShouldDoIt() =>
        (await Anonymous.PostAsync("auth/logout", body: null, access, OurOrigin)).ShouldBeNoContent();
}
