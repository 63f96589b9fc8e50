using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Authentication;

internal sealed class RegisterTests : ServiceFixture
{
    private const string Password = Person.CommonPassword;

    [Test]
    public async Task Register_WhenTheNameIsFree_ShouldMakeTheAccountAndSignIn()
    {
        var name = Person.NewName();

        var reply = await Anonymous.PostAsync("auth/register", new { userName = name, password = Password, email = "someone@example.org" });

        var body = reply.ShouldBeCreated();
        reply.MediaType.ShouldBe("application/json");
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        reply.Header("Location").ShouldBe($"/api/v1/users/{name}");
        body.Members().ShouldBe(["accessToken", "tokenType", "expiresIn", "refreshToken", "user"]);
        body.Text("tokenType").ShouldBe("Bearer");
        body.Number("expiresIn").ShouldBe(600);
        var user = body.GetProperty("user");
        user.Members().ShouldBe(["userName", "displayName", "createdAt", "email", "roles"]);
        user.Text("userName").ShouldBe(name);
        user.Text("displayName").ShouldBe(name);
        user.Text("email").ShouldBe("someone@example.org");
        user.GetProperty("roles").GetArrayLength().ShouldBe(0);
        user.Instant("createdAt").ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    [TestCase("abc")]
    [TestCase("...")]
    [TestCase("-_-")]
    [TestCase("0123456789")]
    [TestCase("abcdefghijklmnopqrstuvwxyz.ABCDE")]
    public async Task Register_WhenTheNameIsAtTheEdgeOfTheRules_ShouldBeFoundAtItsLocation(string name)
    {
        var reply = await Anonymous.PostAsync("auth/register", new { userName = name, password = Password });

        var account = Anonymous.As(reply.ShouldBeCreated().Text("accessToken"));

        (await account.GetAsync(reply.Header("Location")!)).ShouldBeOk().Text("userName").ShouldBe(name);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("ab")]
    [TestCase("abcdefghijklmnopqrstuvwxyz.ABCDEF")]
    [TestCase("two words")]
    [TestCase(" alice")]
    [TestCase("alice\n")]
    [TestCase("ali\0ce")]
    [TestCase("ali/ce")]
    [TestCase("ali%63e")]
    [TestCase("älice")]
    [TestCase("аlice", Description = "Cyrillic a")]
    [TestCase("ａlice", Description = "full-width a")]
    [TestCase("aliceſ", Description = "long s, whose upper case is S")]
    [TestCase("<b>alice</b>")]
    [TestCase("alice@example.org")]
    public async Task Register_WhenTheNameIsBad_ShouldNameIt(string? name)
    {
        var reply = await Anonymous.PostAsync("auth/register", new { userName = name, password = Password });

        reply.ShouldBeInvalid("userName");
    }

    [TestCase(8)]
    [TestCase(128)]
    public async Task Register_WhenThePasswordIsAtTheEdgeOfTheRules_ShouldTakeIt(int length)
    {
        var account = new { userName = Person.NewName(), password = string.Concat(Enumerable.Repeat("staple candle ", 10))[..length] };

        (await Anonymous.PostAsync("auth/register", account)).ShouldBeCreated();

        (await Anonymous.PostAsync("auth/login", account)).ShouldBeOk();
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1234567")]
    public async Task Register_WhenThePasswordIsWeak_ShouldNameItAndMakeNoAccount(string? password)
    {
        var name = Person.NewName();

        (await Anonymous.PostAsync("auth/register", new { userName = name, password })).ShouldBeInvalid("password");

        (await Anonymous.PostAsync("auth/register", new { userName = name, password = Password })).ShouldBeCreated();
    }

    [Test]
    public async Task Register_WhenThePasswordIsOverLong_ShouldNameIt() =>
        (await Anonymous.PostAsync("auth/register", new { userName = Person.NewName(), password = new string('x', 129) })).ShouldBeInvalid("password");

    [TestCase("nobody")]
    [TestCase("@example.org")]
    [TestCase("nobody@")]
    [TestCase("no@body@example.org")]
    [TestCase("no body@example.org")]
    [TestCase("nobody@example.org\r\nBcc: everybody@example.org")]
    public async Task Register_WhenTheEmailIsBad_ShouldNameIt(string email) =>
        (await Anonymous.PostAsync("auth/register", new { userName = Person.NewName(), password = Password, email })).ShouldBeInvalid("email");

    [Test]
    public async Task Register_WhenTheEmailIsOverLong_ShouldNameIt()
    {
        var email = new string('x', 243) + "@example.org";

        (await Anonymous.PostAsync("auth/register", new { userName = Person.NewName(), password = Password, email })).ShouldBeInvalid("email");
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Register_WhenThereIsNoEmail_ShouldDoWithout(string? email)
    {
        var reply = await Anonymous.PostAsync("auth/register", new { userName = Person.NewName(), password = Password, email });

        reply.ShouldBeCreated().GetProperty("user").IsNull("email").ShouldBeTrue();
    }

    [Test]
    public async Task Register_WhenEverythingIsWrong_ShouldNameAllOfIt() =>
        (await Anonymous.PostAsync("auth/register", new { userName = "a", password = "b", email = "c" })).ShouldBeInvalid("userName", "password", "email");

    [Test]
    public async Task Register_WhenTheBodyIsEmpty_ShouldNameWhatIsMissing() =>
        (await Anonymous.PostAsync("auth/register", new { })).ShouldBeInvalid("userName", "password");

    [Test]
    public async Task Register_WhenARoleIsAskedFor_ShouldRefuseTheMember()
    {
        var body = new { userName = Person.NewName(), password = Password, roles = new[] { "Administrator" } };

        (await Anonymous.PostAsync("auth/register", body)).ShouldBeInvalid("roles");
    }

    [Test]
    public async Task Register_WhenTheNameIsTakenInAnotherCase_ShouldRefuseAndLeaveTheAccount()
    {
        var owner = await RegisterAsync();

        foreach (var name in new[] { owner.UserName, owner.UserName.ToUpperInvariant(), owner.UserName.ToLowerInvariant() })
        {
            var reply = await Anonymous.PostAsync("auth/register", new { userName = name, password = "another password" });
            reply.ShouldBeProblem(HttpStatusCode.Conflict, "users.name_taken");
        }

        await owner.LoginAsync(Anonymous);
        (await Anonymous.PostAsync("auth/login", new { userName = owner.UserName, password = "another password" }))
            .ShouldBeUnauthenticated("auth.invalid_credentials");
    }

    [Test]
    public async Task Register_WhenTwentyRaceForANameInDifferentCases_ShouldLetExactlyOneHaveIt()
    {
        const string name = "race-for-me";
        var variants = Enumerable.Range(0, 20).Select(number => InCase(name, number)).ToList();

        var replies = await Task.WhenAll(variants.Select(variant =>
            Anonymous.PostAsync("auth/register", new { userName = variant, password = PasswordOf(variant) })));

        var winner = replies.Single(reply => reply.Status == HttpStatusCode.Created);
        var registered = winner.Json.GetProperty("user").Text("userName");
        registered.ShouldBe(variants[Array.IndexOf(replies, winner)]);
        foreach (var reply in replies.Where(reply => reply != winner))
        {
            reply.ShouldBeProblem(HttpStatusCode.Conflict, "users.name_taken");
        }

        var account = Anonymous.As(winner.Json.Text("accessToken"));
        (await account.GetAsync($"users/{name}")).ShouldBeOk().Text("userName").ShouldBe(registered);
        (await account.GetAsync("activity")).ShouldBeOk().Items().ShouldHaveSingleItem().Text("type").ShouldBe("SignUp");
        (await Anonymous.PostAsync("auth/login", new { userName = name, password = PasswordOf(registered) })).ShouldBeOk();
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    // Spelled out, because a password must not hold the name as it stands.
    private static string PasswordOf(string variant) => string.Join(' ', variant.AsEnumerable());

    // The bits of the number choose which letters are capitals.
    private static string InCase(string name, int number) =>
        string.Concat(name.Select((letter, index) => (number >> index & 1) == 1 ? char.ToUpperInvariant(letter) : letter));
}
