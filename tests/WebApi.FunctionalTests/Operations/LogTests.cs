namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>What a service writes to its console and its files while people use and abuse it.</summary>
[TestFixture("Information", "Warning")]
[TestFixture("Verbose", "Verbose")]
internal sealed class LogTests(string level, string frameworkLevel)
{
    private const string Password = "canary of the password";
    private const string NewPassword = "canary of the new password";
    private const string WrongPassword = "canary of the wrong password";
    private const string Content = "canary of the content";
    private const string Malformed = "canary of the malformed body";
    private const string UnknownMember = "canary of the unknown member";
    private const string Garbage = "canary-of-the-garbage-token";
    private const string Address = "canary-of-the-address";

    private readonly List<string> tokens = [];
    private DataFolder folder = null!;
    private string console = null!;
    private string file = null!;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        folder = new DataFolder();
        await using var service = ServiceProcess.Launch(
            folder,
            [
                ("Serilog:MinimumLevel", level),
                ("Serilog:MinimumLevel:Override:Microsoft", frameworkLevel),
                ("Serilog:MinimumLevel:Override:System", frameworkLevel),
            ]);
        using var client = await service.ConnectAsync();
        await UseAsync(client);
        if (!string.Equals(frameworkLevel, "Verbose", StringComparison.Ordinal))
        {
            // The framework's own lines hold whole addresses, for whoever asks for them.
            (await client.GetAsync($"users/me?access_token={Address}")).ShouldBe(HttpStatusCode.Unauthorized);
        }

        await AbuseAsync(client, await service.ListenAsync());
        (await service.StopAsync()).ShouldBe(0);
        service.Errors.ShouldBeEmpty();
        console = string.Join('\n', service.Output);
        file = await LogFile.ReadTextAsync(folder);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(Password)]
    [TestCase(NewPassword)]
    [TestCase(WrongPassword)]
    [TestCase(Content)]
    [TestCase(Malformed)]
    [TestCase(UnknownMember)]
    [TestCase(Garbage)]
    [TestCase(Address)]
    public void Log_WhateverHappens_ShouldNotHold(string secret)
    {
        console.ShouldNotContain(secret);
        file.ShouldNotContain(secret);
    }

    [Test]
    public void Log_WhateverHappens_ShouldNotHoldTokens()
    {
        tokens.Count.ShouldBe(6);
        foreach (var token in tokens)
        {
            console.ShouldNotContain(token);
            file.ShouldNotContain(token);

            // Signature or secret alone would do as well.
            console.ShouldNotContain(token[^40..]);
            file.ShouldNotContain(token[^40..]);
        }
    }

    [Test]
    public void Console_WhateverClientsSend_ShouldHaveOneWellFormedLineAnEvent() => console.ShouldBeWellFormedConsole();

    [Test]
    public void File_WhateverClientsSend_ShouldHaveOneJsonObjectAnEvent() => file.ShouldBeWellFormedFile();

    [Test]
    public void File_WhenRequestsAreAnswered_ShouldTellRouteStatusDurationAndTrace()
    {
        var entries = file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line));

        var sent = entries.Single(entry => entry.Text("message").StartsWith("POST api/v1/messages 201 in ", StringComparison.Ordinal));

        sent.Text("traceId").Length.ShouldBe(32);
        sent.GetProperty("properties").Number("Status").ShouldBe(201);
        sent.GetProperty("properties").GetProperty("Elapsed").GetDouble().ShouldBePositive();
        sent.GetProperty("properties").Text("UserId").ShouldNotBeEmpty();
    }

    private static async Task AbuseAsync(ApiClient client, Uri address)
    {
        (await client.PostAsync("auth/login", new { userName = "alice", password = WrongPassword })).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.PostAsync("auth/login", new { userName = "alice", password = new[] { WrongPassword } })).ShouldBe(HttpStatusCode.BadRequest);
        (await client.SendRawAsync(HttpMethod.Post, "auth/login", $$"""{"userName":"alice","password":"{{Malformed}}" """)).ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync("auth/register", new Dictionary<string, string>(StringComparer.Ordinal) { [UnknownMember] = UnknownMember }))
            .ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync("auth/register", new { userName = "x\r\n2026-01-01T00:00:00.000Z INF forged", password = WrongPassword })).ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync("auth/refresh", new { refreshToken = Garbage })).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.As(Garbage).GetAsync("users/me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("users/me", ("Cookie", $"messaging-access={Garbage}"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("/%0d%0a2026-01-01T00:00:00.000Z%20INF%20forged%1b[2J%c2%9b31m%e2%80%ae%7f")).ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("users/%0a2026-01-01T00:00:00.000Z%20INF%20forged")).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var request in new[]
        {
            "GET /nothing HTTP/1.1\r\nHost: localhost\r\nUser-Agent: a\u001b[31m\u009b forged\r\nConnection: close\r\n\r\n",
            "GET /nothing HTTP/1.1\r\nHost: local\u001bhost\r\nConnection: close\r\n\r\n",
            "G\u001bET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /\u001b[31m HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "GET / HTTP/9.9\u001b\r\n\r\n",
        })
        {
            using var connection = await RawConnection.OpenAsync(address);
            await connection.WriteAsync(request);
            (await connection.ReadToEndAsync()).ShouldStartWith("HTTP/1.1 ");
        }
    }

    private async Task UseAsync(ApiClient client)
    {
        var registered = (await client.PostAsync("auth/register", new { userName = "alice", password = Password })).ShouldBeCreated();
        var alice = client.As(Keep(registered));
        (await alice.PostAsync("messages", new { recipient = "alice", content = Content })).ShouldBeCreated();
        (await alice.GetAsync("messages")).ShouldBeOk();
        (await alice.PostAsync("messages", new { recipient = "nobody", content = Content })).ShouldBe(HttpStatusCode.NotFound);
        (await alice.PostAsync("messages", new { recipient = 7, content = Content })).ShouldBe(HttpStatusCode.BadRequest);
        (await alice.PutAsync("auth/password", new { currentPassword = Password, newPassword = NewPassword })).ShouldBeNoContent();
        Keep((await client.PostAsync("auth/refresh", new { refreshToken = registered.Text("refreshToken") })).ShouldBeOk());
        Keep((await client.PostAsync("auth/login", new { userName = "alice", password = NewPassword })).ShouldBeOk());
        (await client.PostAsync("auth/login", new { userName = "alice", password = NewPassword, useCookies = true })).ShouldBeOk();
        (await alice.PostAsync("auth/logout")).ShouldBeNoContent();
    }

    private string Keep(JsonElement answer)
    {
        tokens.AddRange([answer.Text("accessToken"), answer.Text("refreshToken")]);
        return answer.Text("accessToken");
    }
}
