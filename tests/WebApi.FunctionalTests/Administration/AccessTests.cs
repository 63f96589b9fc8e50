namespace Messaging.WebApi.FunctionalTests.Administration;

internal sealed class AccessTests : AdministrationFixture
{
    private static readonly object[][] Calls =
    [
        ["GET", "admin/users", ""],
        ["POST", "admin/users", """{"userName":"intruder","password":"correct horse battery","roles":["Administrator"]}"""],
        ["POST", "admin/users/root/disable", ""],
        ["POST", "admin/users/root/enable", ""],
        ["PUT", "admin/users/root/roles", """{"roles":[]}"""],
        ["GET", "admin/activity", ""],
    ];

    [TestCaseSource(nameof(Calls))]
    public async Task Call_WhenNobodyIsSignedIn_ShouldRefuse(string method, string path, string body) =>
        (await SendAsync(Anonymous, method, path, body)).ShouldBeUnauthenticated();

    [TestCaseSource(nameof(Calls))]
    public async Task Call_WhenTheCallerIsNoAdministrator_ShouldRefuse(string method, string path, string body)
    {
        var bob = await RegisterAsync();

        (await SendAsync(bob.Api, method, path, body)).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.forbidden");

        (await AccountAsync(RootName)).GetProperty("roles").GetArrayLength().ShouldBe(1);
        (await Anonymous.PostAsync("auth/login", new { userName = "intruder", password = Person.CommonPassword })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    // RFC 6750, section 3: also an answer to a token that is good but not enough names the scheme.
    [Test]
    public async Task Call_WhenTheCallerIsNoAdministrator_ShouldTellTheProgramWhatItsTokenLacks()
    {
        var bob = await RegisterAsync();

        var reply = await bob.GetAsync("admin/users");

        reply.ShouldBe(HttpStatusCode.Forbidden).Header("WWW-Authenticate").ShouldBe("Bearer error=\"insufficient_scope\"");
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Call_WhenTheAdministratorHasSignedOut_ShouldRefuse(string method, string path, string body)
    {
        (await Root.PostAsync("auth/logout")).ShouldBeNoContent();

        (await SendAsync(Root.Api, method, path, body)).ShouldBeUnauthenticated("auth.invalid_token");
    }

    [Test]
    public async Task PrivateMessages_WhenAnAdministratorAsksForThem_ShouldNotBeThere()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        var message = await alice.SendAsync(bob, "for your eyes only");

        (await Root.GetAsync($"admin/messages?user={alice.UserName}")).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");
        (await Root.GetAsync($"messages/{message.Id()}")).ShouldBeProblem(HttpStatusCode.NotFound, "messages.not_found");
        (await Root.GetAsync($"conversations/{message.Id("conversationId")}/messages"))
            .ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        (await Root.GetAsync("admin/activity")).Text.ShouldNotContain("eyes");
    }

    private static Task<Reply> SendAsync(ApiClient client, string method, string path, string body) =>
        body.Length == 0 ? client.SendAsync(HttpMethod.Parse(method), path) : client.SendRawAsync(HttpMethod.Parse(method), path, body);
}
