using FsCheck;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

/// <summary>Issuer and policy together, as the service runs them: a token counts when it is canonical and the library accepts it.</summary>
internal sealed class AccessTokenPolicyTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly Guid SessionId = Guid.Parse("0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e");

    private readonly ManualTime time = new();
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    [Test]
    public async Task Issue_WhenChecked_ShouldCarryWhoCallsAndInWhichSession()
    {
        var token = new JsonWebToken(Issue());

        (await IsAcceptedAsync(token.EncodedToken)).ShouldBeTrue();
        token.Alg.ShouldBe("HS256");
        token.Typ.ShouldBe("at+jwt");
        token.Subject.ShouldBe("00000001-0000-0000-0000-000000000000");
        token.GetClaim("sid").Value.ShouldBe(SessionId.ToString());
        token.GetClaim("name").Value.ShouldBe("alice");
        token.GetClaim("roles").Value.ShouldBe(Roles.Administrator);
        (token.ValidTo - token.ValidFrom).ShouldBe(Lifetime);
    }

    [Property(MaxTest = 300)]
    public async Task<bool> IsAccepted_WhenAnyBitIsFlipped_ShouldRefuse(NonNegativeInt bit)
    {
        var token = Issue().ToCharArray();
        var (position, flipped) = Math.DivRem(bit.Get * 31 % (token.Length * 8), 8);

        token[position] = (char)(token[position] ^ (1 << flipped));

        return !await IsAcceptedAsync(new string(token));
    }

    [Test]
    public async Task IsAccepted_WhenTheLastCharacterIsAnyOther_ShouldRefuse()
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= ";
        var token = Issue();

        foreach (var character in alphabet.Where(character => character != token[^1]))
        {
            (await IsAcceptedAsync(token[..^1] + character)).ShouldBeFalse($"'{character}'");
        }
    }

    [TestCase("=")]
    [TestCase("==")]
    [TestCase("A")]
    [TestCase(" ")]
    [TestCase("\n")]
    [TestCase(".")]
    public async Task IsAccepted_WhenSomethingFollows_ShouldRefuse(string end) => (await IsAcceptedAsync(Issue() + end)).ShouldBeFalse();

    [TestCase(-6, false)]
    [TestCase(-4, true)]
    [TestCase(0, true)]
    [TestCase(604, true)]
    [TestCase(606, false)]
    public async Task IsAccepted_WhenSecondsHavePassed_ShouldHoldToItsLifetimeAndFiveSeconds(int seconds, bool expected)
    {
        var token = Issue();
        time.Advance(TimeSpan.FromSeconds(seconds));

        (await IsAcceptedAsync(token)).ShouldBe(expected);
    }

    [Test]
    public async Task IsAccepted_WhenAnotherKeySigned_ShouldRefuse() =>
        (await IsAcceptedAsync(Issue(keys: Keys.Foreign))).ShouldBeFalse();

    [TestCase("messaging", "others")]
    [TestCase("others", "messaging")]
    [TestCase("Messaging", "messaging")]
    public async Task IsAccepted_WhenIssuerOrAudienceIsAnother_ShouldRefuse(string issuer, string audience) =>
        (await IsAcceptedAsync(Issue(issuer, audience))).ShouldBeFalse();

    private static TokenSettings Settings(string issuer = "messaging", string audience = "messaging") =>
        new(issuer, audience, Lifetime, RefreshLifetime: TimeSpan.FromDays(14), SigningKeyFile: "unused.key");

    private string Issue(string issuer = "messaging", string audience = "messaging", SigningKeys? keys = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var alice = User.Register(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "alice", email: null, [Roles.Administrator], now);
        return new AccessTokenIssuer(Settings(issuer, audience), keys ?? Keys.Ours).Issue(alice, SessionId, now);
    }

    private async Task<bool> IsAcceptedAsync(string token)
    {
        var policy = new AccessTokenPolicy(Settings(), Keys.Ours, time);
        TokenValidationResult result = await handler.ValidateTokenAsync(token, policy.Parameters);
        return result.IsValid && AccessTokenPolicy.IsCanonical(token);
    }
}
