using System.Text;

namespace Messaging.WebApi.FunctionalTests.Authentication;

internal sealed class AccessTokenTests : ManualTimeFixture
{
    private const string Invalid = "auth.invalid_token";
    private const string Missing = "auth.required";

    private Person alice = null!;

    private TokenForge Forge => TokenForge.Of(alice, Folder);

    [SetUp]
    public async Task SignInAsync() => alice = await RegisterAsync();

    [Test]
    public async Task Get_WhenTheTokenHasExpired_ShouldRefuse()
    {
        Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(4));
        (await GetAsync(alice.AccessToken)).ShouldBeOk();

        Advance(TimeSpan.FromSeconds(2));

        (await GetAsync(alice.AccessToken)).ShouldBeUnauthenticated(Invalid);
    }

    [Test]
    public async Task Get_WhenTheTokenIsNotYetValid_ShouldRefuse()
    {
        var soon = new DateTimeOffset(Now).ToUnixTimeSeconds() + 6;

        (await GetAsync(Forge.With("nbf", soon).Sign())).ShouldBeUnauthenticated(Invalid);
    }

    [Test]
    public async Task Get_WhenTheSessionEndedElsewhere_ShouldRefuseWithinTwoSeconds()
    {
        var other = await alice.LoginAsync(Anonymous);
        (await GetAsync(alice.AccessToken)).ShouldBeOk();
        (await other.DeleteAsync("auth/sessions")).ShouldBeNoContent();

        Advance(TimeSpan.FromSeconds(2));

        (await GetAsync(alice.AccessToken)).ShouldBeUnauthenticated(Invalid);
    }

    [TestCase("Bearer {0}")]
    [TestCase("bearer {0}")]
    [TestCase("BEARER {0}")]
    public async Task Get_WhenTheSchemeIsInAnyCase_ShouldTakeIt(string header) =>
        (await GetByHeaderAsync(header)).ShouldBeOk();

    [TestCase("{0}", Missing)]
    [TestCase("Bearer", Missing)]
    [TestCase("Bearer{0}", Missing)]
    [TestCase("Basic {0}", Missing)]
    [TestCase("Token {0}", Missing)]
    [TestCase("Bearer \"{0}\"", Invalid)]
    [TestCase("Bearer {0} {0}", Invalid)]
    [TestCase("Bearer {0},Bearer {0}", Invalid)]
    [TestCase("Bearer Bearer {0}", Invalid)]
    [TestCase("Bearer {0};", Invalid)]
    public async Task Get_WhenTheHeaderIsMalformed_ShouldRefuse(string header, string code) =>
        (await GetByHeaderAsync(header)).ShouldBeUnauthenticated(code);

    [Test]
    public async Task Get_WhenTheHeaderComesTwice_ShouldRefuse()
    {
        (await Anonymous.GetAsync("users/me", Bearer(alice.AccessToken), Bearer(alice.AccessToken))).ShouldBeUnauthenticated(Invalid);
        (await Anonymous.GetAsync("users/me", Bearer("garbage"), Bearer(alice.AccessToken))).ShouldBeUnauthenticated(Invalid);
        (await Anonymous.GetAsync("users/me", Bearer(alice.AccessToken), ("Authorization", "Basic eA=="))).ShouldBeUnauthenticated(Invalid);
    }

    [TestCase("access_token")]
    [TestCase("accessToken")]
    [TestCase("token")]
    [TestCase("authorization")]
    public async Task Get_WhenTheTokenStandsInTheAddress_ShouldNotTakeIt(string parameter) =>
        (await Anonymous.GetAsync($"users/me?{parameter}={alice.AccessToken}")).ShouldBeUnauthenticated(Missing);

    [Test]
    public async Task Post_WhenTheTokenStandsInTheBody_ShouldNotTakeIt()
    {
        var form = $"access_token={alice.AccessToken}";
        var json = JsonSerializer.Serialize(new { accessToken = alice.AccessToken });

        (await Anonymous.SendRawAsync(HttpMethod.Post, "auth/logout", form, "application/x-www-form-urlencoded")).ShouldBeUnauthenticated(Missing);
        (await Anonymous.SendRawAsync(HttpMethod.Patch, "users/me", json)).ShouldBeUnauthenticated(Missing);

        (await GetAsync(alice.AccessToken)).ShouldBeOk();
    }

    [Test]
    public async Task Get_WhenThereIsNoToken_ShouldNameTheScheme()
    {
        var reply = await Anonymous.GetAsync("users/me");

        reply.ShouldBeUnauthenticated(Missing);
        reply.Header("WWW-Authenticate").ShouldBe("Bearer");
    }

    [Test]
    public async Task Get_WhenTheTokenIsBad_ShouldSaySoToTheProgram()
    {
        var reply = await GetAsync("garbage");

        reply.Header("WWW-Authenticate").ShouldBe("Bearer error=\"invalid_token\"");
    }

    [Test]
    public async Task Login_WhenABadTokenComesWithIt_ShouldNotMind()
    {
        var body = new { userName = alice.UserName, password = alice.Password };

        (await Anonymous.As("garbage").PostAsync("auth/login", body)).ShouldBeOk();
    }

    private static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");

    private Task<Reply> GetAsync(string token) => Anonymous.As(token).GetAsync("users/me");

    private Task<Reply> GetByHeaderAsync(string header) =>
        Anonymous.GetAsync("users/me", ("Authorization", string.Format(System.Globalization.CultureInfo.InvariantCulture, CompositeFormat.Parse(header), alice.AccessToken)));
}
