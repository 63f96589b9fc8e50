using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Users;

internal sealed class AccountTests : ServiceFixture
{
    private Person alice = null!;

    [SetUp]
    public async Task RegisterAliceAsync() => alice = await RegisterAsync();

    [Test]
    public async Task GetMe_WhenSignedIn_ShouldShowTheWholeAccount()
    {
        var reply = await alice.GetAsync("users/me");

        var account = reply.ShouldBeOk();
        account.Members().ShouldBe(["userName", "displayName", "createdAt", "email", "roles"]);
        account.Text("userName").ShouldBe(alice.UserName);
        account.Text("displayName").ShouldBe(alice.UserName);
        account.IsNull("email").ShouldBeTrue();
        account.GetProperty("roles").GetArrayLength().ShouldBe(0);
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
    }

    [Test]
    public async Task UpdateMe_WhenBothAreGiven_ShouldChangeBoth()
    {
        var reply = await alice.PatchAsync("users/me", new { displayName = "Alice Larsson", email = "alice@example.org" });

        var account = reply.ShouldBeOk();
        account.Text("displayName").ShouldBe("Alice Larsson");
        account.Text("email").ShouldBe("alice@example.org");
        (await alice.GetAsync("users/me")).ShouldBeOk().GetRawText().ShouldBe(account.GetRawText());
    }

    [TestCase("""{}""")]
    [TestCase("""{"displayName":null,"email":null}""")]
    public async Task UpdateMe_WhenNothingIsGiven_ShouldLeaveEverything(string body)
    {
        await alice.PatchAsync("users/me", new { displayName = "Alice Larsson", email = "alice@example.org" });

        var account = (await PatchRawAsync(body)).ShouldBeOk();

        account.Text("displayName").ShouldBe("Alice Larsson");
        account.Text("email").ShouldBe("alice@example.org");
    }

    [Test]
    public async Task UpdateMe_WhenOneIsGiven_ShouldLeaveTheOther()
    {
        await alice.PatchAsync("users/me", new { email = "alice@example.org" });

        var account = (await alice.PatchAsync("users/me", new { displayName = "  Alice  " })).ShouldBeOk();

        account.Text("displayName").ShouldBe("Alice");
        account.Text("email").ShouldBe("alice@example.org");
    }

    [TestCase("")]
    [TestCase("   ")]
    public async Task UpdateMe_WhenTheDisplayNameIsBlank_ShouldGoBackToTheUserName(string displayName)
    {
        await alice.PatchAsync("users/me", new { displayName = "Alice Larsson" });

        (await alice.PatchAsync("users/me", new { displayName })).ShouldBeOk().Text("displayName").ShouldBe(alice.UserName);
    }

    [Test]
    public async Task UpdateMe_WhenTheEmailIsEmpty_ShouldRemoveIt()
    {
        await alice.PatchAsync("users/me", new { email = "alice@example.org" });

        (await alice.PatchAsync("users/me", new { email = string.Empty })).ShouldBeOk().IsNull("email").ShouldBeTrue();
    }

    [TestCase("Ålice 🎈")]
    [TestCase("אליס")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("Robert'); DROP TABLE Users;--")]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task UpdateMe_WhenTheDisplayNameIsUnusual_ShouldKeepItAsItIs(string displayName)
    {
        (await alice.PatchAsync("users/me", new { displayName })).ShouldBeOk();

        (await alice.GetAsync("users/me")).ShouldBeOk().Text("displayName").ShouldBe(displayName);
    }

    [TestCase("""{"displayName":"12345678901234567890123456789012345678901234567890123456789012345"}""", "displayName")]
    [TestCase("""{"displayName":"a\u0000b"}""", "displayName")]
    [TestCase("""{"displayName":"a\nb"}""", "displayName")]
    [TestCase("""{"displayName":"a\u001b[31mb"}""", "displayName")]
    [TestCase("""{"displayName":"\ud800"}""", "displayName")]
    [TestCase("""{"displayName":7}""", "displayName")]
    [TestCase("""{"displayName":["Alice"]}""", "displayName")]
    [TestCase("""{"email":"nobody"}""", "email")]
    [TestCase("""{"email":"a\u0000@example.org"}""", "email")]
    [TestCase("""{"email":"\udc00@example.org"}""", "email")]
    [TestCase("""{"displayName":"a\nb","email":"nobody"}""", "displayName", "email")]
    [TestCase("""{"userName":"mallory"}""", "userName")]
    [TestCase("""{"roles":["Administrator"]}""", "roles")]
    [TestCase("""{"DisplayName":"Alice"}""", "DisplayName")]
    [TestCase("""[]""", "body")]
    [TestCase("""{"displayName":"Alice",}""", "body")]
    public async Task UpdateMe_WhenTheBodyIsWrong_ShouldNameItsMembersAndChangeNothing(string body, params string[] members)
    {
        var before = (await alice.GetAsync("users/me")).ShouldBeOk().GetRawText();

        (await PatchRawAsync(body)).ShouldBeInvalid(members);

        (await alice.GetAsync("users/me")).ShouldBeOk().GetRawText().ShouldBe(before);
    }

    [Test]
    public async Task GetUser_WhenAskedInAnyCase_ShouldShowTheNameAsRegisteredAndNothingPrivate()
    {
        var bob = await RegisterAsync();
        await bob.PatchAsync("users/me", new { displayName = "Bob", email = "bob@example.org" });

        foreach (var name in new[] { bob.UserName, bob.UserName.ToUpperInvariant(), bob.UserName.ToLowerInvariant() })
        {
            var user = (await alice.GetAsync($"users/{name}")).ShouldBeOk();
            user.Members().ShouldBe(["userName", "displayName", "createdAt"]);
            user.Text("userName").ShouldBe(bob.UserName);
            user.Text("displayName").ShouldBe("Bob");
        }
    }

    [Test]
    public async Task GetUser_WhenItIsTheCaller_ShouldShowTheWholeAccount()
    {
        await alice.PatchAsync("users/me", new { email = "alice@example.org" });

        var account = (await alice.GetAsync($"users/{alice.UserName.ToUpperInvariant()}")).ShouldBeOk();

        account.Members().ShouldBe(["userName", "displayName", "createdAt", "email", "roles"]);
        account.Text("email").ShouldBe("alice@example.org");
    }

    [TestCase("nobody-has-this-name")]
    [TestCase("ab")]
    [TestCase("two%20words")]
    [TestCase("%0a")]
    [TestCase("%C3%A4lice")]
    [TestCase("alice%27--")]
    [TestCase("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee")]
    public async Task GetUser_WhenNobodyHasTheName_ShouldSaySo(string name) =>
        (await alice.GetAsync($"users/{name}")).ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");

    [TestCase("users/me")]
    [TestCase("users/alice")]
    [TestCase("users?search=al")]
    public async Task Get_WhenNobodyIsSignedIn_ShouldAskToSignIn(string path) => (await Anonymous.GetAsync(path)).ShouldBeUnauthenticated();

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    private Task<Reply> PatchRawAsync(string body) => alice.Api.SendRawAsync(HttpMethod.Patch, "users/me", body);
}
