namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>Browsers refresh by cookie, from several tabs at once; what holds for tokens in bodies holds for them.</summary>
internal sealed class CookieRefreshTests : ManualTimeFixture
{
    private const string AccessName = "messaging-access";
    private const string RefreshName = "messaging-refresh";

    private CookieJar first = null!;

    private (string Name, string Value) OurOrigin => ("Origin", BaseAddress.GetLeftPart(UriPartial.Authority));

    [SetUp]
    public async Task SignInAsync()
    {
        var account = new { userName = Person.NewName(), password = Person.CommonPassword, useCookies = true };
        var reply = await Anonymous.PostAsync("auth/register", account);
        reply.ShouldBeCreated();
        first = CookieJar.Of(reply);
    }

    [Test]
    public async Task Refresh_WhenFiftyTabsComeAtOnce_ShouldLeaveOneChain()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RefreshAsync(first)));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK);
        var successor = replies.Select(CookieJar.Of).DistinctBy(jar => jar.ValueOf(RefreshName), StringComparer.Ordinal).ShouldHaveSingleItem();
        (await RefreshAsync(successor)).ShouldBeOk();
        (await Anonymous.GetAsync("auth/sessions", successor.Header(AccessName))).ShouldBeOk().Items().ShouldHaveSingleItem();
    }

    [Test]
    public async Task Refresh_WhenAnOldCookieComesAgain_ShouldEndTheSession()
    {
        var second = CookieJar.Of(await RefreshAsync(first));
        Advance(TimeSpan.FromSeconds(11));

        (await RefreshAsync(first)).ShouldBeUnauthenticated("auth.invalid_refresh_token");

        (await RefreshAsync(second)).ShouldBeUnauthenticated("auth.invalid_refresh_token");
        (await Anonymous.GetAsync("users/me", second.Header(AccessName))).ShouldBeUnauthenticated("auth.invalid_token");
    }

    [Test]
    public async Task Refresh_WhenOldAndNewCookiesRace_ShouldLeaveNoChainAlive()
    {
        var second = CookieJar.Of(await RefreshAsync(first));
        var third = CookieJar.Of(await RefreshAsync(second));

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => RefreshAsync(number % 2 == 0 ? third : first)));

        var given = replies.Where(reply => reply.Status == HttpStatusCode.OK).Select(CookieJar.Of);
        foreach (var jar in given.Append(third))
        {
            (await RefreshAsync(jar)).ShouldBeUnauthenticated("auth.invalid_refresh_token");
            (await Anonymous.GetAsync("users/me", jar.Header(AccessName))).ShouldBeUnauthenticated("auth.invalid_token");
        }
    }

    private Task<Reply> RefreshAsync(CookieJar jar) => Anonymous.PostAsync("auth/refresh", body: null, jar.Header(RefreshName), OurOrigin);
}
