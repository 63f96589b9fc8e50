namespace Messaging.WebApi.FunctionalTests.Authentication;

internal sealed class LoginTests : ServiceFixture
{
    private Person alice = null!;
    private Reply expected = null!;

    [OneTimeSetUp]
    public async Task FailAsAliceAsync()
    {
        alice = await RegisterAsync("Alice");
        expected = await LoginAsync("Alice", "wrong password");
    }

    [TestCase("Alice")]
    [TestCase("alice")]
    [TestCase("ALICE")]
    public async Task Login_WhenThePasswordIsRight_ShouldSignInWhateverTheCaseOfTheName(string name)
    {
        var reply = await LoginAsync(name, alice.Password);

        var body = reply.ShouldBeOk();
        body.Members().ShouldBe(["accessToken", "tokenType", "expiresIn", "refreshToken", "user"]);
        body.GetProperty("user").Text("userName").ShouldBe("Alice");
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        (await Anonymous.As(body.Text("accessToken")).GetAsync("users/me")).ShouldBeOk().Text("userName").ShouldBe("Alice");
    }

    [TestCaseSource(nameof(Failures))]
    public async Task Login_WhenItFails_ShouldAnswerTheSameWhateverTheReason(string name, string password)
    {
        var reply = await LoginAsync(name, password);

        reply.ShouldBeUnauthenticated("auth.invalid_credentials");
        ShouldBeAsExpected(reply);
    }

    [Test]
    public async Task Login_WhenTheAccountIsDisabled_ShouldAnswerAsToAWrongPasswordAndLetNoSessionGoOn()
    {
        var carol = await RegisterAsync();
        await Folder.DisableAsync(carol.UserName);

        var reply = await LoginAsync(carol.UserName, carol.Password);

        ShouldBeAsExpected(reply);
        (await Anonymous.PostAsync("auth/refresh", new { refreshToken = carol.RefreshToken })).ShouldBeUnauthenticated("auth.invalid_refresh_token");
    }

    [TestCase("ſiſka", Description = "long s, whose upper case is S")]
    [TestCase("sis\u212Aa", Description = "Kelvin sign, whose lower case is k")]
    public async Task Login_WhenTheNameOnlyLooksLikeOne_ShouldNotFindIt(string name)
    {
        await Anonymous.PostAsync("auth/register", new { userName = "siska", password = Person.CommonPassword });

        (await LoginAsync(name, Person.CommonPassword)).ShouldBeUnauthenticated("auth.invalid_credentials");
    }

    [TestCase("""{}""", "userName", "password")]
    [TestCase("""{"userName":null,"password":null}""", "userName", "password")]
    [TestCase("""{"userName":"","password":""}""", "userName", "password")]
    [TestCase("""{"userName":"Alice"}""", "password")]
    [TestCase("""{"password":"x"}""", "userName")]
    [TestCase("""{"userName":1,"password":["x"]}""", "userName", "password")]
    [TestCase("""{"userName":"Alice","password":"x","useCookies":"yes"}""", "useCookies")]
    [TestCase("""{"userName":"Alice","password":"x","rememberMe":true}""", "rememberMe")]
    public async Task Login_WhenTheBodyIsWrong_ShouldNameItsMembers(string body, params string[] members) =>
        (await Anonymous.SendRawAsync(HttpMethod.Post, "auth/login", body)).ShouldBeInvalid(members);

    [Test]
    public async Task Login_WhenItFails_ShouldStandInTheOwnersActivity()
    {
        var dave = await RegisterAsync();

        await LoginAsync(dave.UserName.ToUpperInvariant(), "wrong password");

        var entries = (await dave.GetAsync("activity")).ShouldBeOk().Items();
        entries.Select(entry => entry.Text("type")).ShouldBe(["InvalidLogin", "SignUp"]);
        entries[0].Text("userName").ShouldBe(dave.UserName);
        entries[0].Text("ipAddress").ShouldBe("127.0.0.1");
    }

    [Test]
    public async Task Login_WhenTheHashIsOutdated_ShouldReplaceIt()
    {
        var erin = await RegisterAsync();
        await Folder.SetOutdatedHashAsync(erin.UserName, erin.Password);

        await erin.LoginAsync(Anonymous);

        (await Folder.HashIterationsAsync(erin.UserName)).ShouldBe(210_000);
        await erin.LoginAsync(Anonymous);
    }

    [Test]
    public async Task Login_WhenMoreComeThanCanWait_ShouldRefuseTheRestWithoutHarm()
    {
        using var gone = new CancellationTokenSource();
        using var crowd = new HttpClient { BaseAddress = BaseAddress };
        var logins = Enumerable.Range(0, 200).Select(number => LoginOneOfManyAsync(crowd, number, gone.Token)).ToList();

        using var refused = await FirstAsync(logins, HttpStatusCode.ServiceUnavailable);

        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(1));
        refused.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        (await refused.Content.ReadAsStringAsync(CancellationToken.None)).ShouldContain("\"code\":\"service.busy\"");

        // Those who leave give their places up, long before their passwords would have been checked.
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Task.WhenAll(logins));
        await Poll.UntilAsync(async () => (await LoginAsync("Alice", alice.Password)).Status == HttpStatusCode.OK);
    }

    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Failure("unknown name", "nobody", "wrong password");
        yield return Failure("password of another case", "Alice", Person.CommonPassword.ToUpperInvariant());
        yield return Failure("password with a blank more", "Alice", Person.CommonPassword + " ");
        yield return Failure("one character", "Alice", "x");
        yield return Failure("over-long password", "Alice", new string('x', 129));
        yield return Failure("very long password", "Alice", new string('x', 60_000));
        yield return Failure("right password and then more than fits", "Alice", Person.CommonPassword.PadRight(129));
        yield return Failure("unknown name and over-long password", "nobody", new string('x', 129));
        yield return Failure("name that nobody can have", "no body", "wrong password");
        yield return Failure("over-long name", new string('a', 10_000), "wrong password");
        yield return Failure("name with NUL", "Alice\0", Person.CommonPassword);
        yield return Failure("name with a blank more", "Alice ", Person.CommonPassword);
        yield return Failure("SQL", "Alice' OR '1'='1", "' OR '1'='1");
    }

    private static TestCaseData Failure(string what, string name, string password) => new TestCaseData(name, password).SetArgDisplayNames(what);

    private static async Task<HttpResponseMessage> FirstAsync(IReadOnlyList<Task<HttpResponseMessage>> logins, HttpStatusCode status)
    {
        await foreach (var login in Task.WhenEach(logins))
        {
            var response = await login;
            if (response.StatusCode == status)
            {
                return response;
            }
        }

        throw new InvalidOperationException($"None of them was answered {status}.");
    }

    private static Task<HttpResponseMessage> LoginOneOfManyAsync(HttpClient crowd, int number, CancellationToken cancellationToken)
    {
        var body = new StringContent(JsonSerializer.Serialize(new { userName = $"crowd-{number}", password = "wrong password" }));
        body.Headers.ContentType = new("application/json");
        return crowd.PostAsync(new Uri("/api/v1/auth/login", UriKind.Relative), body, cancellationToken);
    }

    private static IEnumerable<string> HeadersOf(Reply reply) => reply.Headers
        .Where(header => !string.Equals(header.Key, "Date", StringComparison.Ordinal))
        .Select(header => $"{header.Key}: {header.Value}")
        .Order(StringComparer.Ordinal);

    private static string WithoutTrace(Reply reply) => reply.Text.Replace(reply.Json.Text("traceId"), "…", StringComparison.Ordinal);

    private void ShouldBeAsExpected(Reply reply)
    {
        reply.ShouldBe(expected.Status);
        WithoutTrace(reply).ShouldBe(WithoutTrace(expected));
        HeadersOf(reply).ShouldBe(HeadersOf(expected));
    }

    private Task<Reply> LoginAsync(string userName, string password) => Anonymous.PostAsync("auth/login", new { userName, password });
}
