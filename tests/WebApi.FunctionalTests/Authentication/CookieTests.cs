namespace Messaging.WebApi.FunctionalTests.Authentication;

[TestFixture("Development", "messaging-access", "messaging-refresh", false)]
[TestFixture("Production", "__Host-messaging-access", "__Secure-messaging-refresh", true)]
internal sealed class CookieTests(string environment, string accessName, string refreshName, bool isSecure) : ManualTimeFixture
{
    private string userName = null!;
    private CookieJar cookies = null!;

    protected override string EnvironmentName => environment;

    private (string Name, string Value) Access => cookies.Header(accessName);

    private (string Name, string Value) Refresh => cookies.Header(refreshName);

    private (string Name, string Value) OurOrigin => ("Origin", BaseAddress.GetLeftPart(UriPartial.Authority));

    [SetUp]
    public async Task SignInAsync()
    {
        userName = Person.NewName();
        var reply = await Anonymous.PostAsync("auth/register", new { userName, password = Person.CommonPassword, useCookies = true });
        reply.ShouldBeCreated();
        cookies = CookieJar.Of(reply);
    }

    [Test]
    public async Task Login_WhenItAsksForCookies_ShouldKeepTheTokensOutOfTheBodyAndOutOfScriptsReach()
    {
        var reply = await LoginAsync(useCookies: true);

        reply.ShouldBeOk().Members().ShouldBe(["tokenType", "expiresIn", "user"]);
        var jar = CookieJar.Of(reply);
        jar.Names.Order(StringComparer.Ordinal).ShouldBe([accessName, refreshName]);
        jar.AttributesOf(accessName).ShouldBe(Flags("path=/", "max-age=600"), ignoreOrder: true);
        jar.AttributesOf(refreshName).ShouldBe(Flags("path=/api/v1/auth/refresh", "max-age=1209600"), ignoreOrder: true);
        reply.Text.ShouldNotContain(jar.ValueOf(accessName));
        reply.Text.ShouldNotContain(jar.ValueOf(refreshName));
    }

    [Test]
    public async Task Login_WhenTheBrowserHasASession_ShouldEndThatOne()
    {
        var reply = await LoginAsync(useCookies: true, Access, OurOrigin);

        reply.ShouldBeOk();
        (await Anonymous.GetAsync("users/me", Access)).ShouldBeUnauthenticated("auth.invalid_token");
        (await Anonymous.PostAsync("auth/refresh", body: null, Refresh, OurOrigin)).ShouldBeUnauthenticated("auth.invalid_refresh_token");
        (await Anonymous.GetAsync("users/me", CookieJar.Of(reply).Header(accessName))).ShouldBeOk();
    }

    [Test]
    public async Task Login_WhenItLeavesTheBrowsersCookies_ShouldLeaveItsSession()
    {
        var wrong = new { userName, password = "wrong password", useCookies = true };

        (await Anonymous.PostAsync("auth/login", wrong, Access, OurOrigin)).ShouldBe(HttpStatusCode.Unauthorized);
        (await LoginAsync(useCookies: false, Access, OurOrigin)).ShouldBeOk();
        (await LoginAsync(useCookies: true, ("Authorization", $"Bearer {cookies.ValueOf(accessName)}"))).ShouldBeOk();

        (await Anonymous.GetAsync("users/me", Access)).ShouldBeOk();
    }

    [TestCase(false)]
    [TestCase(null)]
    public async Task Login_WhenItDoesNotAskForCookies_ShouldSetNone(bool? useCookies)
    {
        var reply = await LoginAsync(useCookies);

        reply.ShouldBeOk().Text("accessToken").ShouldNotBeEmpty();
        reply.Header("Set-Cookie").ShouldBeNull();
    }

    [Test]
    public async Task Login_WhenItFails_ShouldSetNoCookie()
    {
        var reply = await Anonymous.PostAsync("auth/login", new { userName, password = "wrong password", useCookies = true });

        reply.ShouldBeUnauthenticated("auth.invalid_credentials");
        reply.Header("Set-Cookie").ShouldBeNull();
    }

    [Test]
    public async Task Get_WhenTheTokenComesByCookie_ShouldKnowTheCaller() =>
        (await Anonymous.GetAsync("users/me", Access)).ShouldBeOk().Text("userName").ShouldBe(userName);

    [Test]
    public async Task Get_WhenTheCookieIsBad_ShouldRefuse() =>
        (await Anonymous.GetAsync("users/me", ("Cookie", $"{accessName}=garbage"))).ShouldBeUnauthenticated("auth.invalid_token");

    [Test]
    public async Task Get_WhenTheCookieHoldsTheRefreshToken_ShouldRefuse() =>
        (await Anonymous.GetAsync("users/me", ("Cookie", $"{accessName}={cookies.ValueOf(refreshName)}"))).ShouldBeUnauthenticated("auth.invalid_token");

    [TestCase("Bearer garbage", "auth.invalid_token")]
    [TestCase("bearer a.b.c", "auth.invalid_token")]
    [TestCase("Bearer", "auth.required")]
    [TestCase("Basic YWxpY2U6c2VjcmV0", "auth.required")]
    [TestCase("garbage", "auth.required")]
    public async Task Get_WhenABadHeaderComesBesideAGoodCookie_ShouldLetTheHeaderCount(string header, string code) =>
        (await Anonymous.GetAsync("users/me", Access, ("Authorization", header))).ShouldBeUnauthenticated(code);

    [Test]
    public async Task Get_WhenAGoodHeaderComesBesideABadCookie_ShouldLetTheHeaderCount()
    {
        var bob = await RegisterAsync();

        (await bob.GetAsync("users/me", ("Cookie", $"{accessName}=garbage"))).ShouldBeOk().Text("userName").ShouldBe(bob.UserName);
    }

    [Test]
    public async Task Get_WhenHeaderAndCookieNameDifferentPeople_ShouldLetTheHeaderCount()
    {
        var bob = await RegisterAsync();

        (await bob.GetAsync("users/me", Access)).ShouldBeOk().Text("userName").ShouldBe(bob.UserName);
    }

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Origin", "")]
    [TestCase("Referer", "http://localhost/")]
    public async Task Change_WhenACookieComesFromAForeignPage_ShouldRefuse(string header, string value)
    {
        (await Anonymous.PatchAsync("users/me", new { displayName = "Changed" }, Access, (header, value))).ShouldBeProblem(
            HttpStatusCode.Forbidden, "auth.cross_site");
        (await Anonymous.PostAsync("auth/logout", body: null, Access, (header, value))).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");
        (await Anonymous.DeleteAsync("auth/sessions", Access, (header, value))).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");

        (await Anonymous.GetAsync("users/me", Access)).ShouldBeOk().Text("displayName").ShouldBe(userName);
    }

    [Test]
    public async Task Change_WhenTheBrowserSaysCrossSite_ShouldNotBelieveTheOrigin() =>
        (await Anonymous.PatchAsync("users/me", new { displayName = "Changed" }, Access, OurOrigin, ("Sec-Fetch-Site", "cross-site")))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");

    [Test]
    public async Task Change_WhenTheOriginIsOursAtAnotherPort_ShouldRefuse() =>
        (await Anonymous.PatchAsync("users/me", new { displayName = "Changed" }, Access, ("Origin", $"http://127.0.0.1:{BaseAddress.Port + 1}")))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");

    [Test]
    public async Task Change_WhenACookieComesFromOurOwnPage_ShouldDoIt()
    {
        (await Anonymous.PatchAsync("users/me", new { displayName = "First" }, Access, OurOrigin)).ShouldBeOk();
        (await Anonymous.PatchAsync("users/me", new { displayName = "Second" }, Access, ("Sec-Fetch-Site", "same-origin"))).ShouldBeOk();

        (await Anonymous.GetAsync("users/me", Access)).ShouldBeOk().Text("displayName").ShouldBe("Second");
    }

    [Test]
    public async Task Change_WhenATokenComesByHeaderFromAnotherSite_ShouldDoIt()
    {
        var bob = await RegisterAsync();

        (await bob.PatchAsync("users/me", new { displayName = "Bob" }, ("Origin", "https://app.example"), ("Sec-Fetch-Site", "cross-site"))).ShouldBeOk();
    }

    [Test]
    public async Task Refresh_WhenTheTokenComesByCookie_ShouldAnswerByCookie()
    {
        var reply = await Anonymous.PostAsync("auth/refresh", body: null, Refresh, OurOrigin);

        reply.ShouldBeOk().Members().ShouldBe(["tokenType", "expiresIn", "user"]);
        var renewed = CookieJar.Of(reply);
        string.Equals(renewed.ValueOf(refreshName), cookies.ValueOf(refreshName), StringComparison.Ordinal).ShouldBeFalse();
        renewed.AttributesOf(refreshName).ShouldBe(Flags("path=/api/v1/auth/refresh", "max-age=1209600"), ignoreOrder: true);
        (await Anonymous.GetAsync("users/me", renewed.Header(accessName))).ShouldBeOk();
    }

    [Test]
    public async Task Refresh_WhenTheCookieComesFromAForeignPage_ShouldRefuseAndLeaveTheToken()
    {
        (await Anonymous.PostAsync("auth/refresh", body: null, Refresh, ("Sec-Fetch-Site", "cross-site")))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");

        (await Anonymous.PostAsync("auth/refresh", body: null, Refresh, OurOrigin)).ShouldBeOk();
    }

    [Test]
    public async Task Refresh_WhenTheCookieIsBad_ShouldRefuse() =>
        (await Anonymous.PostAsync("auth/refresh", body: null, ("Cookie", $"{refreshName}=garbage"), OurOrigin))
            .ShouldBeUnauthenticated("auth.invalid_refresh_token");

    [Test]
    public async Task Refresh_WhenTheBodyHasATokenToo_ShouldLetTheBodyCount()
    {
        var bob = await RegisterAsync();

        var reply = await Anonymous.PostAsync("auth/refresh", new { refreshToken = bob.RefreshToken }, Refresh, OurOrigin);

        reply.ShouldBeOk().GetProperty("user").Text("userName").ShouldBe(bob.UserName);
        reply.Header("Set-Cookie").ShouldBeNull();
    }

    [Test]
    public async Task Logout_WhenTheTokenComesByCookie_ShouldEndTheSessionAndTakeTheCookiesBack()
    {
        var reply = await Anonymous.PostAsync("auth/logout", body: null, Access, OurOrigin);

        reply.ShouldBeNoContent();
        var cleared = CookieJar.Of(reply);
        cleared.Names.Order(StringComparer.Ordinal).ShouldBe([accessName, refreshName]);
        foreach (var (name, path) in new[] { (accessName, "path=/"), (refreshName, "path=/api/v1/auth/refresh") })
        {
            cleared.ValueOf(name).ShouldBeEmpty();
            cleared.AttributesOf(name).ShouldBe(Flags(path, "expires=Thu, 01 Jan 1970 00:00:00 GMT"), ignoreOrder: true);
        }

        (await Anonymous.GetAsync("users/me", Access)).ShouldBeUnauthenticated("auth.invalid_token");
        (await Anonymous.PostAsync("auth/refresh", body: null, Refresh, OurOrigin)).ShouldBeUnauthenticated("auth.invalid_refresh_token");
    }

    private IEnumerable<string> Flags(params string[] own) => isSecure
        ? [.. own, "secure", "samesite=strict", "httponly"]
        : [.. own, "samesite=strict", "httponly"];

    private Task<Reply> LoginAsync(bool? useCookies, params (string Name, string Value)[] headers) =>
        Anonymous.PostAsync("auth/login", new { userName, password = Person.CommonPassword, useCookies }, headers);
}
