using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Messaging.WebApi.FunctionalTests.Authentication;

internal sealed class AccessTokenTests : ManualTimeFixture
{
    private const string Invalid = "auth.invalid_token";
    private const string Missing = "auth.required";

    private Person alice = null!;

    private TokenForge Forge =>
        new(alice.AccessToken, Convert.FromBase64String(File.ReadAllText(Path.Combine(Folder.Path, "signing.key")).Trim()));

    [SetUp]
    public async Task SignInAsync() => alice = await RegisterAsync();

    // What shows that each forgery below is refused for what was changed in it.
    [Test]
    public async Task Get_WhenATokenIsTakenApartAndPutTogether_ShouldTakeIt() =>
        (await GetAsync(Forge.Sign())).ShouldBeOk().Text("userName").ShouldBe(alice.UserName);

    [TestCaseSource(nameof(Forgeries))]
    public async Task Get_WhenTheTokenIsForged_ShouldRefuse(Func<TokenForge, string> forge) =>
        (await GetAsync(forge(Forge))).ShouldBeUnauthenticated(Invalid);

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

    private static IEnumerable<TestCaseData> Forgeries()
    {
        yield return Forgery("another key", forge => forge.Sign(new byte[32]));
        yield return Forgery("empty key", forge => forge.Sign([]));
        yield return Forgery("alg none without signature", forge => forge.WithHeader("alg", "none").SignedBy(_ => []));
        yield return Forgery("alg None with signature", forge => forge.WithHeader("alg", "None").Sign());
        yield return Forgery("alg none after the genuine signature", forge => forge.WithHeader("alg", "none").SignedBy(_ => []) + forge.Parts[2]);
        yield return Forgery("no alg", forge => forge.WithHeader("alg", null).Sign());
        yield return Forgery("alg in another case", forge => forge.WithHeader("alg", "hs256").Sign());
        yield return Forgery("HS384", forge => forge.SignAs("HS384", HMACSHA384.HashData));
        yield return Forgery("HS512", forge => forge.SignAs("HS512", HMACSHA512.HashData));
        yield return Forgery("RS256 in name", forge => forge.SignAs("RS256", HMACSHA256.HashData));
        yield return Forgery("RS256 with its own key", SignWithOwnRsaKey);
        yield return Forgery("typ JWT", forge => forge.WithHeader("typ", "JWT").Sign());
        yield return Forgery("no typ", forge => forge.WithHeader("typ", null).Sign());
        yield return Forgery("typ of a refresh token", forge => forge.WithHeader("typ", "rt+jwt").Sign());
        yield return Forgery("another issuer", forge => forge.With("iss", "others").Sign());
        yield return Forgery("no issuer", forge => forge.With("iss", null).Sign());
        yield return Forgery("another audience", forge => forge.With("aud", "others").Sign());
        yield return Forgery("no audience", forge => forge.With("aud", null).Sign());
        yield return Forgery("no end", forge => forge.With("exp", null).Sign());
        yield return Forgery("end long ago", forge => forge.With("exp", 1).Sign());
        yield return Forgery("no session", forge => forge.With("sid", null).Sign());
        yield return Forgery("session that is no id", forge => forge.With("sid", "1").Sign());
        yield return Forgery("unknown session", forge => forge.With("sid", "0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e").Sign());
        yield return Forgery("another role under the old signature", forge => Resigned(forge.With("roles", new JsonArray("Administrator"))));
        yield return Forgery("signature cut", forge => $"{forge.Parts[0]}.{forge.Parts[1]}.");
        yield return Forgery("signature left out", forge => $"{forge.Parts[0]}.{forge.Parts[1]}");
        yield return Forgery("one character cut", forge => string.Join('.', forge.Parts)[..^1]);
        yield return Forgery("one character more", forge => string.Join('.', forge.Parts) + "A");
        yield return Forgery("padding", forge => string.Join('.', forge.Parts) + "=");
        yield return Forgery("unused bits of the last character", forge => string.Join('.', forge.Parts)[..^1] + Next(forge.Parts[2][^1]));
        yield return Forgery("beginning cut", forge => string.Join('.', forge.Parts)[1..]);
        yield return Forgery("a part more", forge => string.Join('.', forge.Parts) + "." + forge.Parts[2]);
        yield return Forgery("five parts, as if encrypted", forge => string.Join('.', forge.Parts.Concat(forge.Parts.Take(2))));
        yield return Forgery("dots", _ => "..");
        yield return Forgery("garbage", _ => "garbage");
        yield return Forgery("very long", _ => $"{new string('A', 10_000)}.{new string('A', 10_000)}.{new string('A', 43)}");
    }

    private static TestCaseData Forgery(string what, Func<TokenForge, string> forge) => new TestCaseData(forge).SetArgDisplayNames(what);

    private static string Resigned(TokenForge forge)
    {
        var unsigned = forge.SignedBy(_ => []);
        return unsigned + forge.Parts[2];
    }

    private static string SignWithOwnRsaKey(TokenForge forge)
    {
        using var rsa = RSA.Create(2048);
        var modulus = System.Buffers.Text.Base64Url.EncodeToString(rsa.ExportParameters(includePrivateParameters: false).Modulus);
        return forge
            .WithHeader("alg", "RS256")
            .WithHeader("jwk", new JsonObject { ["kty"] = "RSA", ["n"] = modulus, ["e"] = "AQAB" })
            .SignedBy(input => rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    // The next character differs in the two bits that a signature of 32 bytes leaves unused.
    private static char Next(char character) => (char)(character + 1);

    private static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");

    private Task<Reply> GetAsync(string token) => Anonymous.As(token).GetAsync("users/me");

    private Task<Reply> GetByHeaderAsync(string header) =>
        Anonymous.GetAsync("users/me", ("Authorization", string.Format(System.Globalization.CultureInfo.InvariantCulture, CompositeFormat.Parse(header), alice.AccessToken)));
}
