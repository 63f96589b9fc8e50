namespace Messaging.WebApi.FunctionalTests.Limits;

/// <summary>A service behind a proxy that speaks TLS.</summary>
internal sealed class HttpsTests : PeopleFixture
{
    private static readonly (string Name, string Value) ByTls = ("X-Forwarded-Proto", "https");
    private static readonly (string Name, string Value) Host = ("Host", "chat.example.org");

    protected override IEnumerable<(string Name, string Value)> Settings => [("Proxies:Known", "127.0.0.1"), ("Https:Required", "true")];

    [TestCase("/swagger/index.html?x=1")]
    [TestCase("/nowhere")]
    public async Task Get_WhenAPageIsAskedForInTheClear_ShouldSendItsReaderToHttps(string path)
    {
        var reply = await Anonymous.GetAsync(path, Host);

        reply.ShouldBe(HttpStatusCode.PermanentRedirect);
        reply.Header("Location").ShouldBe($"https://chat.example.org{path}");
        reply.Header("Strict-Transport-Security").ShouldBeNull("RFC 6797, section 7.2");
    }

    [TestCase("GET", "/api/v1/users/me")]
    [TestCase("POST", "/api/v1/auth/login")]
    [TestCase("POST", "/nowhere")]
    public async Task Any_WhenAProgramCallsInTheClear_ShouldRefuse(string method, string path) =>
        (await Anonymous.SendAsync(new HttpMethod(method), path, content: null, Host)).ShouldBeProblem(HttpStatusCode.Forbidden, "request.https_required");

    [Test]
    public async Task Health_WhenAskedInTheClear_ShouldAnswer() => (await Anonymous.GetAsync("/health/ready", Host)).ShouldBeOk();

    [TestCase("/api/v1/users/me", HttpStatusCode.Unauthorized)]
    [TestCase("/swagger/index.html", HttpStatusCode.OK)]
    [TestCase("/nowhere", HttpStatusCode.NotFound)]
    public async Task Any_WhenTheProxySpeaksTls_ShouldAnswerAndTellBrowsersToComeByTlsAlone(string path, HttpStatusCode status)
    {
        var reply = await Anonymous.GetAsync(path, Host, ByTls);

        reply.ShouldBe(status);
        reply.Header("Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
    }

    [Test]
    public async Task Any_WhenTheHostIsADevelopersMachine_ShouldNotBindItsBrowser() =>
        (await Anonymous.GetAsync("/swagger/index.html", ("Host", "localhost:5080"), ByTls)).Header("Strict-Transport-Security").ShouldBeNull();

    [Test]
    public async Task Login_WhenTheProxySpeaksTls_ShouldSetSecureCookies()
    {
        var account = new { userName = Person.NewName(), password = Person.CommonPassword, useCookies = true };

        var reply = await Anonymous.PostAsync("auth/register", account, Host, ByTls);

        reply.ShouldBeCreated();
        reply.Header("Set-Cookie").ShouldNotBeNull().ShouldContain("__Host-messaging-access=");
    }
}

/// <summary>A service that was told nothing of TLS.</summary>
internal sealed class PlainHttpTests : PeopleFixture
{
    [Test]
    public async Task Any_WhenSomebodySaysItCameByTls_ShouldNotBelieveThem()
    {
        var reply = await Anonymous.GetAsync("/swagger/index.html", ("X-Forwarded-Proto", "https"), ("Host", "chat.example.org"));

        reply.ShouldBe(HttpStatusCode.OK);
        reply.Header("Strict-Transport-Security").ShouldBeNull();
    }
}
