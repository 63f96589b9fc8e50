namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class ListParameterTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;

    [OneTimeSetUp]
    public async Task SendThreeAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        await alice.SendManyAsync(bob, 3);
    }

    [TestCase("0")]
    [TestCase("101")]
    [TestCase("-1")]
    [TestCase("abc")]
    [TestCase("")]
    [TestCase("1.5")]
    [TestCase("%2B5")]
    [TestCase("%205")]
    [TestCase("99999999999999999999")]
    [TestCase("\u0665")]
    public async Task List_WhenLimitIsBad_ShouldRefuse(string limit)
    {
        foreach (var list in new[] { "messages", "messages/sent", "messages/received", "conversations", "blocks", "activity" })
        {
            var reply = await alice.GetAsync($"{list}?limit={limit}");

            reply.ShouldBeInvalid("limit");
        }
    }

    [TestCase("yes")]
    [TestCase("1")]
    public async Task List_WhenCountIsBad_ShouldRefuse(string count)
    {
        foreach (var list in new[] { "messages", "messages/sent", "messages/received", "conversations", "blocks", "activity" })
        {
            var reply = await alice.GetAsync($"{list}?count={count}");

            reply.ShouldBeInvalid("count");
        }
    }

    [Test]
    public async Task List_WhenCursorIsCut_ShouldRefuse()
    {
        var cursor = await CursorAsync();

        for (var length = 1; length < cursor.Length; length++)
        {
            var reply = await alice.GetAsync($"messages?limit=2&cursor={cursor[..length]}");

            reply.ShouldBeInvalid("cursor");
        }
    }

    [Test]
    public async Task List_WhenAnyCharacterOfTheCursorIsChanged_ShouldRefuse()
    {
        var cursor = await CursorAsync();

        for (var place = 0; place < cursor.Length; place++)
        {
            var other = cursor[place] == 'A' ? 'B' : 'A';
            var reply = await alice.GetAsync($"messages?limit=2&cursor={cursor[..place]}{other}{cursor[(place + 1)..]}");

            reply.ShouldBeInvalid("cursor");
        }
    }

    [Test]
    public async Task List_WhenCursorIsOfAnotherList_ShouldRefuse()
    {
        var cursor = await CursorAsync();
        var others = new[]
        {
            "messages/sent", "messages?direction=received", $"messages?with={bob.UserName}", "messages?from=2020-01-01", "messages?date=2026-01-01",
            "conversations", "blocks", "activity",
        };

        foreach (var other in others)
        {
            var reply = await alice.GetAsync($"{other}{(other.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}");

            reply.ShouldBeInvalid("cursor");
        }
    }

    [Test]
    public async Task List_WhenCursorIsOfAnotherUser_ShouldRefuse()
    {
        var cursor = await CursorAsync();

        var reply = await bob.GetAsync($"messages?limit=2&cursor={cursor}");

        reply.ShouldBeInvalid("cursor");
    }

    [TestCase("x")]
    [TestCase("%20")]
    [TestCase("====")]
    [TestCase("%00")]
    [TestCase("null")]
    [TestCase("\u4e2d\u6587")]
    public async Task List_WhenCursorIsMadeUp_ShouldRefuse(string cursor)
    {
        var reply = await alice.GetAsync($"messages?cursor={cursor}");

        reply.ShouldBeInvalid("cursor");
    }

    [Test]
    public async Task List_WhenCursorIsCutToNothing_ShouldRefuse()
    {
        var reply = await alice.GetAsync("messages?cursor=");

        reply.ShouldBeInvalid("cursor");
    }

    private async Task<string> CursorAsync()
    {
        var next = (await alice.GetAsync("messages?limit=2")).ShouldBeOk().Link("next")!;
        return next.Split("cursor=")[1];
    }
}
