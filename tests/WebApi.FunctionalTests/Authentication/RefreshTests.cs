namespace Messaging.WebApi.FunctionalTests.Authentication;

internal sealed class RefreshTests : ManualTimeFixture
{
    private const string InvalidRefreshToken = "auth.invalid_refresh_token";

    private static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(10);

    private Person alice = null!;

    [SetUp]
    public async Task RegisterAliceAsync() => alice = await RegisterAsync();

    [Test]
    public async Task Refresh_WhenTheTokenIsTheCurrentOne_ShouldGiveNewTokensOfTheSameSession()
    {
        var session = (await alice.GetAsync("auth/sessions")).ShouldBeOk().Items().ShouldHaveSingleItem().Id();
        Advance(TimeSpan.FromMinutes(1));

        var reply = await RefreshAsync(alice.RefreshToken);

        var tokens = reply.ShouldBeOk();
        tokens.Members().ShouldBe(["accessToken", "tokenType", "expiresIn", "refreshToken", "user"]);
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        string.Equals(tokens.Text("refreshToken"), alice.RefreshToken, StringComparison.Ordinal).ShouldBeFalse();
        var again = Anonymous.As(tokens.Text("accessToken"));
        var same = (await again.GetAsync("auth/sessions")).ShouldBeOk().Items().ShouldHaveSingleItem();
        same.Id().ShouldBe(session);
        same.Instant("lastUsedAt").ShouldBe(Now);
        same.Instant("createdAt").ShouldBe(Now.AddMinutes(-1));
    }

    [Test]
    public async Task Refresh_WhenThePredecessorComesAgainAtOnce_ShouldGiveTheSameSuccessor()
    {
        var first = await SucceedAsync(alice.RefreshToken);
        Advance(RepeatWindow);

        var second = (await RefreshAsync(alice.RefreshToken)).ShouldBeOk();

        second.Text("refreshToken").ShouldBe(first);
        (await Anonymous.As(second.Text("accessToken")).GetAsync("users/me")).ShouldBeOk();
        await SucceedAsync(first);
    }

    [Test]
    public async Task Refresh_WhenThePredecessorComesAgainLater_ShouldEndTheSessionAndRecordIt()
    {
        var successor = await SucceedAsync(alice.RefreshToken);
        Advance(RepeatWindow + TimeSpan.FromMicroseconds(1));

        var reply = await RefreshAsync(alice.RefreshToken);

        reply.ShouldBeUnauthenticated(InvalidRefreshToken);
        await ShouldBeOverAsync(successor);
        await ShouldHaveRecordedReuseAsync(times: 1);
    }

    [Test]
    public async Task Refresh_WhenAnOlderTokenComesAgain_ShouldEndTheSessionHoweverSoon()
    {
        var second = await SucceedAsync(alice.RefreshToken);
        var third = await SucceedAsync(second);

        var reply = await RefreshAsync(alice.RefreshToken);

        reply.ShouldBeUnauthenticated(InvalidRefreshToken);
        await ShouldBeOverAsync(second, third);
        await ShouldHaveRecordedReuseAsync(times: 1);
    }

    [Test]
    public async Task Refresh_WhenFiftyComeAtOnceWithOneToken_ShouldLeaveOneChain()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RefreshAsync(alice.RefreshToken)));

        var successors = replies.Select(reply => reply.ShouldBeOk().Text("refreshToken")).Distinct(StringComparer.Ordinal).ToList();

        var successor = successors.ShouldHaveSingleItem();
        (await RefreshAsync(successor)).ShouldBeOk();
        (await alice.GetAsync("auth/sessions")).ShouldBeOk().Items().ShouldHaveSingleItem();
    }

    [Test]
    public async Task Refresh_WhenThiefAndOwnerRaceWithTokensOfDifferentAge_ShouldLeaveNoChainAlive()
    {
        var second = await SucceedAsync(alice.RefreshToken);
        var third = await SucceedAsync(second);
        var tokens = Enumerable.Range(0, 50).Select(number => number % 2 == 0 ? third : alice.RefreshToken);

        var replies = await Task.WhenAll(tokens.Select(RefreshAsync));

        var given = replies.Where(reply => reply.Status == HttpStatusCode.OK).Select(reply => reply.Json.Text("refreshToken"));
        await ShouldBeOverAsync([third, .. given.Distinct(StringComparer.Ordinal)]);
        await ShouldHaveRecordedReuseAsync(times: 1);
    }

    [Test]
    public async Task Refresh_WhenTheSessionWasNotUsedForFourteenDays_ShouldRefuse()
    {
        Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        var successor = await SucceedAsync(alice.RefreshToken);
        Advance(TimeSpan.FromDays(14));

        (await RefreshAsync(successor)).ShouldBeUnauthenticated(InvalidRefreshToken);
    }

    [Test]
    public async Task Refresh_WhenTheSessionIsNinetyDaysOld_ShouldRefuseHoweverOftenItWasUsed()
    {
        var token = alice.RefreshToken;
        for (var days = 9; days < 90; days += 9)
        {
            Advance(TimeSpan.FromDays(9));
            token = await SucceedAsync(token);
        }

        Advance(TimeSpan.FromDays(9));

        (await RefreshAsync(token)).ShouldBeUnauthenticated(InvalidRefreshToken);
    }

    [TestCaseSource(nameof(Forgeries))]
    public async Task Refresh_WhenTheTokenIsNotOurs_ShouldRefuseAndLeaveTheSession(Func<Person, string> forge)
    {
        var reply = await RefreshAsync(forge(alice));

        reply.ShouldBeUnauthenticated(InvalidRefreshToken);
        await SucceedAsync(alice.RefreshToken);
        (await alice.GetAsync("users/me")).ShouldBeOk();
    }

    [TestCase("""{}""", "refreshToken")]
    [TestCase("""{"refreshToken":null}""", "refreshToken")]
    [TestCase("""{"refreshToken":""}""", "refreshToken")]
    [TestCase("", "refreshToken")]
    [TestCase("""{"refreshToken":7}""", "refreshToken")]
    [TestCase("""{"refreshToken":"x","refreshToken":"x"}""", "refreshToken")]
    [TestCase("""{"refresh_token":"x"}""", "refresh_token")]
    [TestCase("null", "body")]
    [TestCase("[]", "body")]
    public async Task Refresh_WhenTheBodyIsWrong_ShouldNameItsMember(string body, string member) =>
        (await Anonymous.SendRawAsync(HttpMethod.Post, "auth/refresh", body)).ShouldBeInvalid(member);

    [Test]
    public async Task Get_WhenARefreshTokenComesAsAccessToken_ShouldRefuse() =>
        (await Anonymous.As(alice.RefreshToken).GetAsync("users/me")).ShouldBeUnauthenticated("auth.invalid_token");

    private static IEnumerable<TestCaseData> Forgeries()
    {
        yield return Forgery("garbage", _ => "garbage");
        yield return Forgery("blanks", _ => "\u00a0x\u00a0");
        yield return Forgery("of the right length", _ => new string('A', 86));
        yield return Forgery("very long", _ => new string('A', 60_000));
        yield return Forgery("no ASCII", _ => new string('ä', 86));
        yield return Forgery("the access token", owner => owner.AccessToken);
        yield return Forgery("cut", owner => owner.RefreshToken[..^1]);
        yield return Forgery("its beginning cut", owner => owner.RefreshToken[1..]);
        yield return Forgery("padded", owner => owner.RefreshToken + "==");
        yield return Forgery("a blank more", owner => owner.RefreshToken + " ");
        yield return Forgery("first character changed", owner => Swap(owner.RefreshToken[0]) + owner.RefreshToken[1..]);
        yield return Forgery("last character changed", owner => owner.RefreshToken[..^1] + Swap(owner.RefreshToken[^1]));
        yield return Forgery("in another case", owner => owner.RefreshToken.ToUpperInvariant());
    }

    private static TestCaseData Forgery(string what, Func<Person, string> forge) => new TestCaseData(forge).SetArgDisplayNames(what);

    private static char Swap(char character) => character == 'A' ? 'B' : 'A';

    private Task<Reply> RefreshAsync(string token) => Anonymous.PostAsync("auth/refresh", new { refreshToken = token });

    private async Task<string> SucceedAsync(string token) => (await RefreshAsync(token)).ShouldBeOk().Text("refreshToken");

    private async Task ShouldBeOverAsync(params IEnumerable<string> refreshTokens)
    {
        (await alice.GetAsync("users/me")).ShouldBeUnauthenticated("auth.invalid_token");
        foreach (var token in refreshTokens)
        {
            (await RefreshAsync(token)).ShouldBeUnauthenticated(InvalidRefreshToken);
        }
    }

    private async Task ShouldHaveRecordedReuseAsync(int times)
    {
        var witness = await alice.LoginAsync(Anonymous);
        var entries = (await witness.GetAsync("activity?type=TokenReuse")).ShouldBeOk().Items();
        entries.Count.ShouldBe(times);
        entries.ShouldAllBe(entry => entry.Text("userName") == alice.UserName);
    }
}
