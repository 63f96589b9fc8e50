namespace Messaging.WebApi.FunctionalTests.Concurrency;

internal sealed class RetryRaceTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;

    [SetUp]
    public async Task RegisterTwoAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
    }

    [Test]
    public async Task Send_WhenFiftyRetriesRace_ShouldStoreOneAndAnswerAllAlike()
    {
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = Guid.CreateVersion7() };

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => alice.PostAsync("messages", body)));

        var first = replies[0].ShouldBeCreated().GetRawText();
        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created && reply.Text == first);
        (await bob.GetAsync("messages")).ShouldBeOk().Items().ShouldHaveSingleItem().GetRawText().ShouldBe(first);
        (await alice.GetAsync("activity?type=MessageSent&count=true")).ShouldBeOk().Number("count").ShouldBe(1);
    }

    [Test]
    public async Task Send_WhenRetriesRaceByBothAddresses_ShouldStoreOneAndAnswerAllAlike()
    {
        var conversationId = (await bob.SendAsync(alice, "hello")).Id("conversationId");
        var id = Guid.CreateVersion7();

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => number % 2 == 0
            ? alice.PostAsync("messages", new { recipient = bob.UserName, content = "once", clientMessageId = id })
            : alice.PostAsync($"conversations/{conversationId}/messages", new { content = "once" }, ("Idempotency-Key", id.ToString()))));

        var first = replies[0].ShouldBeCreated().GetRawText();
        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created && reply.Text == first);
        (await bob.GetAsync("messages")).ShouldBeOk().Items().Contents().ShouldBe(["once", "hello"]);
    }

    [Test]
    public async Task Send_WhenTwoContentsRaceForOneId_ShouldStoreOneOfThem()
    {
        var id = Guid.CreateVersion7();

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => alice.PostAsync(
            "messages", new { recipient = bob.UserName, content = number % 2 == 0 ? "even" : "odd", clientMessageId = id })));

        var stored = (await alice.GetAsync("messages")).ShouldBeOk().Items().ShouldHaveSingleItem();
        replies.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(10);
        foreach (var reply in replies.Where(reply => reply.Status != HttpStatusCode.Created))
        {
            reply.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "messages.id_reused");
        }

        replies.Where(reply => reply.Status == HttpStatusCode.Created).ShouldAllBe(reply => reply.Text == stored.GetRawText());
    }
}
