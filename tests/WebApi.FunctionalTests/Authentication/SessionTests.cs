using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Authentication;

internal sealed class SessionTests : ServiceFixture
{
    private Person laptop = null!;

    [SetUp]
    public async Task RegisterAsync() => laptop = await RegisterAsync(userName: null);

    [Test]
    public async Task Logout_WhenAnswered_ShouldHaveEndedTheSessionAtOnce()
    {
        var phone = await laptop.LoginAsync(Anonymous);
        (await laptop.GetAsync("users/me")).ShouldBeOk();

        (await laptop.PostAsync("auth/logout")).ShouldBeNoContent();

        await ShouldBeOverAsync(laptop);
        (await phone.GetAsync("activity?limit=1")).ShouldBeOk().Items()[0].Text("type").ShouldBe("Logout");
    }

    [Test]
    public async Task Logout_WhenTheSessionIsOver_ShouldRefuse()
    {
        await laptop.PostAsync("auth/logout");

        (await laptop.PostAsync("auth/logout")).ShouldBeUnauthenticated("auth.invalid_token");
    }

    [Test]
    public async Task Logout_WhenTheTokenWasRefreshed_ShouldEndTheWholeSession()
    {
        var refreshed = (await Anonymous.PostAsync("auth/refresh", new { refreshToken = laptop.RefreshToken })).ShouldBeOk();

        (await laptop.PostAsync("auth/logout")).ShouldBeNoContent();

        await ShouldBeOverAsync(laptop);
        (await Anonymous.As(refreshed.Text("accessToken")).GetAsync("users/me")).ShouldBeUnauthenticated("auth.invalid_token");
        (await Anonymous.PostAsync("auth/refresh", new { refreshToken = refreshed.Text("refreshToken") }))
            .ShouldBeUnauthenticated("auth.invalid_refresh_token");
    }

    [Test]
    public async Task Logout_WhenRequestsOfTheSessionAreUnderWay_ShouldLetNonePassAfterItsAnswer()
    {
        using var over = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(_ => AskUntilAsync(over.Token)).ToList();

        (await laptop.PostAsync("auth/logout")).ShouldBeNoContent();

        var after = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => laptop.GetAsync("users/me")));
        await over.CancelAsync();
        await Task.WhenAll(asking);
        after.ShouldAllBe(reply => reply.Status == HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task GetSessions_WhenThereAreSeveral_ShouldShowThemNewestFirst()
    {
        var phone = await LoginAsync("Phone/1.0 (Test)");

        var sessions = (await laptop.GetAsync("auth/sessions?count=true")).ShouldBeOk();

        sessions.Number("count").ShouldBe(2);
        var (newest, oldest) = (sessions.Items()[0], sessions.Items()[1]);
        newest.Members().ShouldBe(["id", "createdAt", "lastUsedAt", "ipAddress", "userAgent", "current"]);
        newest.Text("ipAddress").ShouldBe("127.0.0.1");
        newest.Text("userAgent").ShouldBe("Phone/1.0 (Test)");
        newest.Flag("current").ShouldBeFalse();
        newest.Instant("lastUsedAt").ShouldBe(newest.Instant("createdAt"));
        oldest.IsNull("userAgent").ShouldBeTrue();
        oldest.Flag("current").ShouldBeTrue();
        oldest.Instant("createdAt").ShouldBeLessThan(newest.Instant("createdAt"));
        (await phone.GetAsync("auth/sessions")).ShouldBeOk().Items().Select(session => session.Flag("current")).ShouldBe([true, false]);
    }

    [Test]
    public async Task GetSessions_WhenRead_ShouldShowNeitherTokensNorOtherPeople()
    {
        await RegisterAsync(userName: null);

        var reply = await laptop.GetAsync("auth/sessions");

        reply.ShouldBeOk().Items().ShouldHaveSingleItem();
        reply.Text.ShouldNotContain(laptop.RefreshToken);
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
    }

    [Test]
    public async Task GetSessions_WhenPagedThrough_ShouldShowEachOnce()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            await LoginAsync($"Device/{number}");
        }

        var whole = (await laptop.GetAsync("auth/sessions")).ShouldBeOk().Items().Select(session => session.Id()).ToList();
        var forwards = await Pages.WalkAsync(laptop, "auth/sessions?limit=2", "next");

        forwards.SelectMany(page => page.Items()).Select(session => session.Id()).ShouldBe(whole);
        forwards.Select(page => page.Items().Count).ShouldBe([2, 2, 1]);
        var backwards = await Pages.ReadBackAsync(laptop, forwards[^1].Link("previous")!);
        backwards.Select(session => session.Id()).ShouldBe(whole.Take(4));
    }

    [TestCase("0")]
    [TestCase("101")]
    [TestCase("abc")]
    [TestCase("")]
    public async Task GetSessions_WhenTheLimitIsBad_ShouldNameIt(string limit) =>
        (await laptop.GetAsync($"auth/sessions?limit={limit}")).ShouldBeInvalid("limit");

    [Test]
    public async Task GetSessions_WhenTheUserAgentIsLong_ShouldShowItsBeginning()
    {
        await LoginAsync(new string('x', 1000));

        var newest = (await laptop.GetAsync("auth/sessions?limit=1")).ShouldBeOk().Items()[0];

        newest.Text("userAgent").ShouldBe(new string('x', 256));
    }

    [Test]
    public async Task EndSession_WhenItIsTheCallers_ShouldEndItAtOnceAndNoOther()
    {
        var phone = await LoginAsync("Phone/1.0");
        (await phone.GetAsync("users/me")).ShouldBeOk();
        var id = await IdOfAsync("Phone/1.0");

        (await laptop.DeleteAsync($"auth/sessions/{id}")).ShouldBeNoContent();

        await ShouldBeOverAsync(phone);
        (await laptop.GetAsync("auth/sessions")).ShouldBeOk().Items().ShouldHaveSingleItem();
        (await laptop.GetAsync("activity?limit=1")).ShouldBeOk().Items()[0].Text("type").ShouldBe("SessionRevoked");
        (await laptop.DeleteAsync($"auth/sessions/{id}")).ShouldBeProblem(HttpStatusCode.NotFound, "auth.session_not_found");
    }

    [Test]
    public async Task EndSession_WhenItIsSomebodyElses_ShouldNotKnowItAndLeaveIt()
    {
        var other = await RegisterAsync(userName: null);
        var id = (await other.GetAsync("auth/sessions")).ShouldBeOk().Items()[0].Id();

        (await laptop.DeleteAsync($"auth/sessions/{id}")).ShouldBeProblem(HttpStatusCode.NotFound, "auth.session_not_found");

        (await other.GetAsync("users/me")).ShouldBeOk();
    }

    [Test]
    public async Task EndSession_WhenThereIsNone_ShouldSaySo() =>
        (await laptop.DeleteAsync("auth/sessions/0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e")).ShouldBeProblem(HttpStatusCode.NotFound, "auth.session_not_found");

    [TestCase("1")]
    [TestCase("0195e2c17b1a7c3e9c1f0d8a5b6c7d8e")]
    [TestCase("{0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e}")]
    [TestCase("%20")]
    public async Task EndSession_WhenTheIdIsNoUuid_ShouldNameIt(string id) =>
        (await laptop.DeleteAsync($"auth/sessions/{id}")).ShouldBeInvalid("id");

    [Test]
    public async Task EndSession_WhenItIsTheCurrentOne_ShouldEndIt()
    {
        var id = (await laptop.GetAsync("auth/sessions")).ShouldBeOk().Items()[0].Id();

        (await laptop.DeleteAsync($"auth/sessions/{id}")).ShouldBeNoContent();

        await ShouldBeOverAsync(laptop);
    }

    [Test]
    public async Task EndOtherSessions_WhenThereAreSome_ShouldEndThemAndSpareTheCallers()
    {
        var others = new[] { await LoginAsync("Phone/1.0"), await LoginAsync("Tablet/1.0") };
        var stranger = await RegisterAsync(userName: null);

        (await laptop.DeleteAsync("auth/sessions")).ShouldBeNoContent();

        foreach (var other in others)
        {
            await ShouldBeOverAsync(other);
        }

        (await laptop.GetAsync("auth/sessions")).ShouldBeOk().Items().ShouldHaveSingleItem().Flag("current").ShouldBeTrue();
        (await laptop.DeleteAsync("auth/sessions")).ShouldBeNoContent();
        (await laptop.GetAsync("activity?type=SessionRevoked")).ShouldBeOk().Items().ShouldHaveSingleItem();
        (await stranger.GetAsync("users/me")).ShouldBeOk();
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    private async Task<Person> LoginAsync(string userAgent)
    {
        var reply = await Anonymous.PostAsync(
            "auth/login", new { userName = laptop.UserName, password = laptop.Password }, ("User-Agent", userAgent));
        var tokens = reply.ShouldBeOk();
        var accessToken = tokens.Text("accessToken");
        return laptop with { AccessToken = accessToken, RefreshToken = tokens.Text("refreshToken"), Api = Anonymous.As(accessToken) };
    }

    private async Task<Guid> IdOfAsync(string userAgent) => (await laptop.GetAsync("auth/sessions")).ShouldBeOk().Items()
        .Single(session => session.GetProperty("userAgent").ValueEquals(userAgent)).Id();

    private async Task AskUntilAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await laptop.GetAsync("users/me");
        }
    }

    private async Task ShouldBeOverAsync(Person session)
    {
        (await session.GetAsync("users/me")).ShouldBeUnauthenticated("auth.invalid_token");
        (await Anonymous.PostAsync("auth/refresh", new { refreshToken = session.RefreshToken })).ShouldBeUnauthenticated("auth.invalid_refresh_token");
    }
}
