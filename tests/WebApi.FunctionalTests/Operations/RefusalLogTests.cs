namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>What the log tells of requests that were refused: which control refused them, whom, and from where.</summary>
internal sealed class RefusalLogTests : PeopleFixture
{
    protected override IEnumerable<(string Name, string Value)> Settings => [("Serilog:MinimumLevel", "Information")];

    [Test]
    public async Task File_WhenATokenIsForged_ShouldTellTheReasonAndTheAddress()
    {
        var reply = await Anonymous.As("forged").GetAsync("users/me");

        var line = await FindAsync(reply);
        line.Text("Code").ShouldBe("auth.invalid_token");
        line.Text("Address").ShouldBe("127.0.0.1");
        line.GetProperty("UserId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public async Task File_WhenARoleIsMissing_ShouldTellWhoWantedWhat()
    {
        var bob = await RegisterAsync();

        var reply = await bob.GetAsync("admin/users");

        var line = await FindAsync(reply);
        line.Text("Code").ShouldBe("auth.forbidden");
        line.Text("Route").ShouldBe("api/v1/admin/users");
        line.Text("UserId").ShouldNotBeEmpty();
        line.Text("Address").ShouldBe("127.0.0.1");
    }

    [Test]
    public async Task File_WhenTheAddressIsNone_ShouldNotRepeatIt()
    {
        var reply = await Anonymous.GetAsync("/reset/canary-that-is-secret");

        var line = await FindAsync(reply);
        line.Text("Route").ShouldBe("(no route)");
        line.ToString().ShouldNotContain("canary");
    }

    [Test]
    public async Task File_WhenInputIsRefused_ShouldTellThatAndNotTheInput()
    {
        var reply = await Anonymous.PostAsync("auth/login", new { userName = "alice", password = "sesame", role = "canary" });

        var line = await FindAsync(reply);
        line.Text("Code").ShouldBe("request.invalid");
        line.ToString().ShouldNotContain("canary");
    }

    [Test]
    public async Task File_WhenSomebodyAsksForWhatIsNotTheirs_ShouldTellWho()
    {
        var (alice, bob, eve) = (await RegisterAsync(), await RegisterAsync(), await RegisterAsync());
        var message = await alice.SendAsync(bob, "for your eyes only");

        var reply = await eve.GetAsync($"messages/{message.Id()}");

        var line = await FindAsync(reply);
        line.Text("Code").ShouldBe("messages.not_found");
        line.Text("UserId").ShouldNotBeEmpty();
    }

    private async Task<JsonElement> FindAsync(Reply refused)
    {
        var traceId = refused.Json.Text("traceId");
        var found = default(JsonElement?);
        await Poll.UntilAsync(async () =>
        {
            found = (await LogFile.ReadAsync(Folder))
                .Where(entry => entry.TryGetProperty("traceId", out var id) && id.ValueEquals(traceId))
                .Select(entry => entry.GetProperty("properties"))
                .Cast<JsonElement?>()
                .FirstOrDefault(properties => properties!.Value.TryGetProperty("Status", out _));
            return found is not null;
        });
        return found!.Value;
    }
}
