namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>Where calls come from that need no access token, and which cookies are ours.</summary>
[TestFixture("Development", "messaging-access", "messaging-refresh")]
[TestFixture("Production", "__Host-messaging-access", "__Secure-messaging-refresh")]
internal sealed class CookieOriginTests(string environment, string accessName, string refreshName) : ManualTimeFixture
{
    private Person alice = null!;
    private CookieJar cookies = null!;

    protected override string EnvironmentName => environment;

    private (string Name, string Value) OurOrigin => ("Origin", BaseAddress.GetLeftPart(UriPartial.Authority));

    [SetUp]
    public async Task SignInAsync()
    {
        alice = await RegisterAsync();
        cookies = CookieJar.Of(await LoginAsync(useCookies: true));
    }

    [Test]
    public async Task Login_WhenAStaleCookieComesWithoutAnOrigin_ShouldSignIn()
    {
        var stale = ("Cookie", $"{accessName}=stale; {refreshName}=stale");

        (await LoginAsync(useCookies: false, stale)).ShouldBeOk();
        (await LoginAsync(useCookies: true, stale)).ShouldBeOk();
        (await Anonymous.PostAsync("auth/register", new { userName = Person.NewName(), password = Person.CommonPassword }, stale)).ShouldBeCreated();
        (await Anonymous.PostAsync("auth/refresh", new { refreshToken = alice.RefreshToken }, stale)).ShouldBeOk();
    }

    [Test]
    public async Task Refresh_WhenTheCookieComesWithoutAnOrigin_ShouldRefuse() =>
        (await Anonymous.PostAsync("auth/refresh", body: null, cookies.Header(refreshName), ("Authorization", "Bearer garbage")))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    public async Task Login_WhenAForeignPageAsksForCookies_ShouldSetNone(string header, string value)
    {
        var login = await LoginAsync(useCookies: true, (header, value));
        var register = await Anonymous.PostAsync(
            "auth/register", new { userName = Person.NewName(), password = Person.CommonPassword, useCookies = true }, (header, value));

        foreach (var reply in new[] { login, register })
        {
            reply.ShouldBeProblem(HttpStatusCode.Forbidden, "auth.cross_site");
            reply.Header("Set-Cookie").ShouldBeNull();
        }

        (await LoginAsync(useCookies: false, (header, value))).ShouldBeOk();
    }

    [Test]
    public async Task Login_WhenOurOwnPageAsksForCookies_ShouldSetThem()
    {
        CookieJar.Of(await LoginAsync(useCookies: true, OurOrigin)).ValueOf(accessName).ShouldNotBeEmpty();
        CookieJar.Of(await LoginAsync(useCookies: true, ("Sec-Fetch-Site", "same-origin"))).ValueOf(accessName).ShouldNotBeEmpty();
    }

    [Test]
    public async Task Get_WhenACookieHasTheNameInAnotherCase_ShouldNotTakeItForOurs()
    {
        var value = cookies.ValueOf(accessName);

        (await Anonymous.GetAsync("users/me", ("Cookie", $"{accessName.ToUpperInvariant()}={value}"))).ShouldBeUnauthenticated("auth.required");
        (await Anonymous.GetAsync("users/me", ("Cookie", $"{accessName.ToUpperInvariant()}=planted; {accessName}={value}"))).ShouldBeOk();
        (await Anonymous.GetAsync("users/me", ("Cookie", $"{accessName}={value}; {accessName.ToUpperInvariant()}=planted"))).ShouldBeOk();
        (await Anonymous.GetAsync("users/me", ("Cookie", $"\"{accessName}={value}"))).ShouldBeUnauthenticated("auth.required");
    }

    private Task<Reply> LoginAsync(bool useCookies, params (string Name, string Value)[] headers) =>
        Anonymous.PostAsync("auth/login", new { userName = alice.UserName, password = alice.Password, useCookies }, headers);
}
