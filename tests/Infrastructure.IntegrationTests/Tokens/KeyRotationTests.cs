using Messaging.Domain.Users;
using Messaging.Infrastructure.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

/// <summary>A rotation signs nobody out, and a key that was dropped is worth nothing.</summary>
internal sealed class KeyRotationTests
{
    private static readonly Guid SessionId = new(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]);
    private static readonly TokenSettings Settings = new("messaging", "messaging", TimeSpan.FromMinutes(10), TimeSpan.FromDays(14), "signing.key");

    private readonly SigningKey oldest = Keys.Key(start: 11);
    private readonly SigningKey older = Keys.Key(start: 21);
    private readonly SigningKey newest = Keys.Key(start: 31);

    private SigningKeys Before => new(older, oldest);

    private SigningKeys After => new(newest, older, oldest);

    [Test]
    public async Task AccessToken_WhenSignedBeforeARotation_ShouldStillBeAccepted()
    {
        (await IsAcceptedAsync(Issue(Before), After)).ShouldBeTrue();
        (await IsAcceptedAsync(Issue(new SigningKeys(oldest)), After)).ShouldBeTrue();
    }

    [Test]
    public async Task AccessToken_WhenSignedWithAKeyThatWasDropped_ShouldBeRefused() =>
        (await IsAcceptedAsync(Issue(After), Before)).ShouldBeFalse();

    [Test]
    public void AccessToken_WhenIssued_ShouldNameTheNewestKeyByAHashThatAllShare()
    {
        var token = new JsonWebToken(Issue(After));

        token.Kid.ShouldBe(newest.ForAccessTokens.KeyId);
        token.Kid.ShouldBe(new SigningKey(Convert.FromBase64String(newest.ToLine())).ForAccessTokens.KeyId);
        token.Kid.ShouldNotBe(older.ForAccessTokens.KeyId, StringComparer.Ordinal);
    }

    [Test]
    public async Task AccessToken_WhenItNamesNoKey_ShouldBeAcceptedUnderEveryKeyThereIs()
    {
        foreach (var key in After.All)
        {
            (await IsAcceptedAsync(Sign(key, keyId: null), After)).ShouldBeTrue();
        }

        (await IsAcceptedAsync(Sign(Keys.Foreign.Newest, keyId: null), After)).ShouldBeFalse();
    }

    [Test]
    public async Task AccessToken_WhenItNamesAnotherKeyThanItsOwn_ShouldBeRefused()
    {
        (await IsAcceptedAsync(Sign(newest, older.ForAccessTokens.KeyId), After)).ShouldBeFalse();
        (await IsAcceptedAsync(Sign(newest, "unknown"), After)).ShouldBeFalse();
        (await IsAcceptedAsync(Sign(newest, newest.ForAccessTokens.KeyId), After)).ShouldBeTrue();
    }

    [Test]
    public void Cursor_WhenMadeBeforeARotation_ShouldStillOpen()
    {
        var cursor = new CursorProtector(Before).Protect("list", [1, 2, 3]);

        new CursorProtector(After).Unprotect("list", cursor).ShouldBe([1, 2, 3]);
        new CursorProtector(Keys.Foreign).Unprotect("list", cursor).ShouldBeNull();
        new CursorProtector(After).Unprotect("another list", cursor).ShouldBeNull();
    }

    [Test]
    public void RefreshToken_WhenMadeBeforeARotation_ShouldStillBeRead()
    {
        var token = new RefreshTokenService(Before).Create(SessionId);

        var read = new RefreshTokenService(After).Read(token.Text);

        read.ShouldNotBeNull().SessionId.ShouldBe(SessionId);
        read.Hash.ShouldBe(token.Hash);
        new RefreshTokenService(Keys.Foreign).Read(token.Text).ShouldBeNull();
    }

    [Test]
    public void Unseal_WhenTheKeyWasRotatedSince_ShouldGiveTheSameSuccessor()
    {
        var before = new RefreshTokenService(Before);
        var predecessor = before.Create(SessionId);
        var successor = before.Create(SessionId);
        var sealedSuccessor = before.Seal(predecessor, successor);

        var unsealed = new RefreshTokenService(After).Unseal(predecessor, sealedSuccessor);

        unsealed.Text.ShouldBe(successor.Text);
        unsealed.Hash.ShouldBe(successor.Hash);
    }

    private static string Issue(SigningKeys keys)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var user = User.Register(SessionId, "alice", email: null, roles: [], now);
        return new AccessTokenIssuer(Settings, keys).Issue(user, SessionId, now);
    }

    private static string Sign(SigningKey key, string? keyId)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var secret = new SymmetricSecurityKey(Convert.FromBase64String(key.ToLine())) { KeyId = keyId };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = Settings.Issuer,
            Audience = Settings.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(1),
            SigningCredentials = new SigningCredentials(secret, SecurityAlgorithms.HmacSha256),
        });
    }

    private static async Task<bool> IsAcceptedAsync(string token, SigningKeys keys)
    {
        var policy = new AccessTokenPolicy(Settings, keys, TimeProvider.System);
        return (await new JsonWebTokenHandler().ValidateTokenAsync(token, policy.Parameters)).IsValid;
    }
}
