namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>Tokens that differ from a genuine one in one thing each, and things that are no access tokens.</summary>
internal sealed class ForgedTokenTests : ManualTimeFixture
{
    private const int Least = 60;

    private Person alice = null!;
    private Loot loot = null!;

    [OneTimeSetUp]
    public async Task SignInAsync()
    {
        alice = await RegisterAsync();
        var bob = await RegisterAsync();
        var ended = await alice.LoginAsync(Anonymous);
        (await ended.PostAsync("auth/logout")).ShouldBeNoContent();
        await alice.SendManyAsync(bob, count: 2);
        var next = (await alice.GetAsync("messages?limit=1")).ShouldBeOk().Link("next").ShouldNotBeNull();
        loot = new Loot(
            TokenForge.Of(bob, Folder).Claims,
            TokenForge.Of(ended, Folder).Claims,
            alice.RefreshToken,
            Cursor: next[(next.IndexOf("cursor=", StringComparison.Ordinal) + "cursor=".Length)..],
            new DateTimeOffset(Now).ToUnixTimeSeconds());
    }

    // What shows that each forgery below is refused for what was changed in it.
    [Test]
    public async Task Get_WhenATokenIsTakenApartAndPutTogether_ShouldTakeIt()
    {
        var forge = TokenForge.Of(alice, Folder);

        (await Anonymous.As(forge.Sign()).GetAsync("users/me")).ShouldBeOk().Text("userName").ShouldBe(alice.UserName);
        (await Anonymous.As(forge.SignTexts()).GetAsync("users/me")).ShouldBeOk().Text("userName").ShouldBe(alice.UserName);
    }

    [Test]
    public void Forgeries_WhenListed_ShouldAllDiffer()
    {
        var tokens = Forgeries.All.Select(forgery => forgery.Make(TokenForge.Of(alice, Folder), loot)).ToList();

        tokens.ShouldBeUnique(StringComparer.Ordinal);
        tokens.Count.ShouldBeGreaterThanOrEqualTo(Least);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Get_WhenTheTokenIsForged_ShouldRefuse(Forgery forgery)
    {
        var token = forgery.Make(TokenForge.Of(alice, Folder), loot);

        var reply = await Anonymous.GetAsync("users/me", ("Authorization", $"Bearer {token}"));

        reply.ShouldBeUnauthenticated("auth.invalid_token");
        reply.Header("WWW-Authenticate").ShouldBe("Bearer error=\"invalid_token\"");
    }

    private static IEnumerable<TestCaseData> Cases() => Forgeries.All.Select(forgery => new TestCaseData(forgery).SetArgDisplayNames(forgery.What));
}
