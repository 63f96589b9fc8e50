namespace Messaging.WebApi.FunctionalTests.Administration;

internal sealed class DisableTests : AdministrationFixture
{
    private Person bob = null!;

    [SetUp]
    public async Task RegisterBobAsync() => bob = await RegisterAsync();

    [Test]
    public async Task Disable_WhenAnswered_ShouldHaveEndedEverySessionAtOnce()
    {
        var phone = await bob.LoginAsync(Anonymous);
        (await bob.GetAsync("users/me")).ShouldBeOk();
        (await phone.GetAsync("users/me")).ShouldBeOk();

        await DisableAsync(bob);

        await ShouldBeOverAsync(bob);
        await ShouldBeOverAsync(phone);
    }

    [Test]
    public async Task Disable_WhenTheOwnerSignsIn_ShouldRefuseLikeAWrongPassword()
    {
        await DisableAsync(bob);

        var refused = await Anonymous.PostAsync("auth/login", new { userName = bob.UserName, password = bob.Password });
        var wrong = await Anonymous.PostAsync("auth/login", new { userName = RootName, password = "something else" });

        refused.ShouldBeUnauthenticated("auth.invalid_credentials");
        WithoutTrace(refused).ShouldBe(WithoutTrace(wrong));
    }

    [Test]
    public async Task Disable_WhenSomebodyWrites_ShouldRefuseAndKeepHistory()
    {
        var alice = await RegisterAsync();
        var earlier = await alice.SendAsync(bob, "before");

        await DisableAsync(bob);

        (await alice.PostAsync("messages", new { recipient = bob.UserName, content = "after" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
        (await alice.PostAsync($"conversations/{earlier.Id("conversationId")}/messages", new { content = "after" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
        (await Pages.HistoryAsync(alice, earlier.Id("conversationId"))).Contents().ShouldBe(["before"]);
        (await alice.GetAsync($"users?search={bob.UserName}")).ShouldBeOk().Items().ShouldBeEmpty();
    }

    [Test]
    public async Task Disable_WhenDoneAgain_ShouldChangeNothing()
    {
        await DisableAsync(bob);
        var first = (await AccountAsync(bob.UserName)).Instant("disabledAt");

        await DisableAsync(bob);

        (await AccountAsync(bob.UserName)).Instant("disabledAt").ShouldBe(first);
        (await EntriesAsync("AccountDisabled")).ShouldHaveSingleItem();
    }

    [Test]
    public async Task Disable_WhenTheNameIsInAnotherCase_ShouldFindIt()
    {
        (await Root.PostAsync($"admin/users/{bob.UserName.ToUpperInvariant()}/disable")).ShouldBeNoContent();

        await ShouldBeOverAsync(bob);
    }

    [Test]
    public async Task Disable_WhenOneself_ShouldRefuse()
    {
        (await Root.PostAsync("admin/users/ROOT/disable")).ShouldBeProblem(HttpStatusCode.BadRequest, "admin.cannot_disable_self", "userName");

        (await Root.GetAsync("users/me")).ShouldBeOk();
    }

    [TestCase("nobody-has-this")]
    [TestCase("no")]
    [TestCase("a%20b")]
    public async Task Disable_WhenNobodyHasTheName_ShouldSaySo(string userName)
    {
        (await Root.PostAsync($"admin/users/{userName}/disable")).ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
        (await Root.PostAsync($"admin/users/{userName}/enable")).ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [Test]
    public async Task Enable_WhenDisabled_ShouldLetTheOwnerInAnew()
    {
        var alice = await RegisterAsync();
        await DisableAsync(bob);

        (await Root.PostAsync($"admin/users/{bob.UserName}/enable")).ShouldBeNoContent();

        await ShouldBeOverAsync(bob);
        var back = await bob.LoginAsync(Anonymous);
        await alice.SendAsync(back, "welcome back");
        (await AccountAsync(bob.UserName)).IsNull("disabledAt").ShouldBeTrue();
        (await EntriesAsync("AccountEnabled")).ShouldHaveSingleItem().Text("actor").ShouldBe(RootName);
    }

    [Test]
    public async Task Enable_WhenEnabled_ShouldChangeNothing()
    {
        (await Root.PostAsync($"admin/users/{bob.UserName}/enable")).ShouldBeNoContent();

        (await bob.GetAsync("users/me")).ShouldBeOk();
        (await EntriesAsync("AccountEnabled")).ShouldBeEmpty();
    }

    [Test]
    public async Task Disable_WhenAdministratorsDisableEachOther_ShouldLeaveTheFaster()
    {
        var one = await AddAdministratorAsync();
        var other = await AddAdministratorAsync();

        var replies = await Task.WhenAll(
            one.PostAsync($"admin/users/{other.UserName}/disable"), other.PostAsync($"admin/users/{one.UserName}/disable"));

        replies.Count(reply => reply.Status == HttpStatusCode.NoContent).ShouldBe(1);
        replies.Count(reply => reply.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized).ShouldBe(1);
        var standing = new[] { await AccountAsync(one.UserName), await AccountAsync(other.UserName) };
        standing.Count(account => account.IsNull("disabledAt")).ShouldBe(1);
    }

    private static string WithoutTrace(Reply reply) =>
        reply.Text.Replace(reply.Json.Text("traceId"), string.Empty, StringComparison.Ordinal);

    private async Task DisableAsync(Person person) => (await Root.PostAsync($"admin/users/{person.UserName}/disable")).ShouldBeNoContent();

    private async Task<IReadOnlyList<JsonElement>> EntriesAsync(string type) =>
        (await Root.GetAsync($"admin/activity?user={bob.UserName}&type={type}")).ShouldBeOk().Items();
}
