namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class ListTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Person carol = null!;

    [OneTimeSetUp]
    public async Task TalkAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        carol = await RegisterAsync();
        await alice.SendAsync(bob, "a to b");
        await bob.SendAsync(alice, "b to a");
        await carol.SendAsync(alice, "c to a");
        await carol.SendAsync(bob, "c to b");
        await alice.SendAsync(alice, "a to a");
        await alice.SendAsync(carol, "a to c");
    }

    [TestCase("messages", "a to c, a to a, c to a, b to a, a to b")]
    [TestCase("messages?direction=all", "a to c, a to a, c to a, b to a, a to b")]
    [TestCase("messages?direction=", "a to c, a to a, c to a, b to a, a to b")]
    [TestCase("messages?direction=sent", "a to c, a to a, a to b")]
    [TestCase("messages?direction=SENT", "a to c, a to a, a to b")]
    [TestCase("messages?direction=received", "a to a, c to a, b to a")]
    [TestCase("messages/sent", "a to c, a to a, a to b")]
    [TestCase("messages/received", "a to a, c to a, b to a")]
    public async Task List_WhenDirectionIsGiven_ShouldShowThoseOnceNewestFirst(string path, string expected)
    {
        var reply = await alice.GetAsync(path);

        string.Join(", ", reply.ShouldBeOk().Items().Contents()).ShouldBe(expected);
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [TestCase("messages?with={0}", "b to a, a to b")]
    [TestCase("messages?with={0}&direction=sent", "a to b")]
    [TestCase("messages/received?with={0}", "b to a")]
    public async Task List_WhenPartnerIsGiven_ShouldShowWhatWasExchangedWithThem(string path, string expected)
    {
        var reply = await alice.GetAsync(path.Replace("{0}", bob.UserName.ToUpperInvariant(), StringComparison.Ordinal));

        string.Join(", ", reply.ShouldBeOk().Items().Contents()).ShouldBe(expected);
    }

    [TestCase("messages?with={0}")]
    [TestCase("messages/sent?with={0}")]
    [TestCase("messages/received?with={0}")]
    public async Task List_WhenPartnerIsTheCaller_ShouldShowTheNotes(string path)
    {
        var reply = await alice.GetAsync(path.Replace("{0}", alice.UserName, StringComparison.Ordinal));

        reply.ShouldBeOk().Items().Contents().ShouldBe(["a to a"]);
    }

    [Test]
    public async Task List_WhenPartnerIsEmpty_ShouldShowAll()
    {
        var reply = await alice.GetAsync("messages?with=");

        reply.ShouldBeOk().Items().Count.ShouldBe(5);
    }

    [TestCase("messages")]
    [TestCase("messages/sent")]
    [TestCase("messages/received")]
    public async Task List_WhenPartnerIsUnknown_ShouldAnswerNotFound(string path)
    {
        var reply = await alice.GetAsync($"{path}?with=nobody-here");

        reply.ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [TestCase("both")]
    [TestCase("0")]
    [TestCase("1")]
    [TestCase("sent,received")]
    [TestCase("%20sent")]
    public async Task List_WhenDirectionIsUnknown_ShouldRefuse(string direction)
    {
        var reply = await alice.GetAsync($"messages?direction={direction}");

        reply.ShouldBeInvalid("direction");
    }

    [Test]
    public async Task List_WhenSeveralParametersAreBad_ShouldNameThemAll()
    {
        var reply = await alice.GetAsync("messages?direction=up&limit=0&count=maybe&date=2026-02-30&from=yesterday&to=tomorrow");

        reply.ShouldBeInvalid("direction", "limit", "count", "date", "from", "to");
    }

    [Test]
    public async Task List_WhenNothingWasExchanged_ShouldBeEmpty()
    {
        var reply = await (await RegisterAsync()).GetAsync("messages?count=true");

        reply.ShouldBe(HttpStatusCode.OK).Text.ShouldBe("""{"items":[],"next":null,"previous":null,"count":0}""");
    }

    [TestCase("messages?count=true", 5)]
    [TestCase("messages?count=TRUE&limit=1", 5)]
    [TestCase("messages/sent?count=true", 3)]
    [TestCase("messages/received?count=true", 3)]
    [TestCase("messages?date=2020-01-01&count=true", 0)]
    public async Task List_WhenCountIsAskedFor_ShouldCountAllThatFit(string path, long expected)
    {
        var reply = await alice.GetAsync(path);

        reply.ShouldBeOk().Number("count").ShouldBe(expected);
    }

    [TestCase("messages")]
    [TestCase("messages?count=false")]
    [TestCase("messages?count=")]
    public async Task List_WhenCountIsNotAskedFor_ShouldLeaveItOut(string path)
    {
        var reply = await alice.GetAsync(path);

        reply.ShouldBeOk().Members().ShouldBe(["items", "next", "previous"]);
    }

    [Test]
    public async Task List_WhenAnItemWasRead_ShouldShowWhen()
    {
        var dave = await RegisterAsync();
        var message = await dave.SendAsync(carol, "read me");
        await carol.MarkReadAsync(message.Id("conversationId"), 1);

        var bySender = (await dave.GetAsync("messages")).ShouldBeOk().Items().ShouldHaveSingleItem();
        var byId = (await dave.GetAsync($"messages/{message.Id()}")).ShouldBeOk();

        bySender.Instant("readAt").ShouldBeGreaterThanOrEqualTo(message.Instant("createdAt"));
        bySender.GetRawText().ShouldBe(byId.GetRawText());
    }

    [TestCase("messages")]
    [TestCase("messages/sent")]
    [TestCase("messages/received")]
    public async Task List_WhenAnonymous_ShouldAskToSignIn(string path)
    {
        var reply = await Anonymous.GetAsync(path);

        reply.ShouldBeUnauthenticated();
    }
}
