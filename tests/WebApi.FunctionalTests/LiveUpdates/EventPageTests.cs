namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

internal sealed class EventPageTests : StreamFixture
{
    private Person alice = null!;
    private Person bob = null!;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        await alice.SendManyAsync(bob, 7);
    }

    [Test]
    public async Task Page_WhenWalked_ShouldHoldEveryEventOnceInOrder()
    {
        var forth = await Pages.ReadOnAsync(bob, "events?limit=3");
        var back = await Pages.ReadBackAsync(bob, "events?limit=3&after=6");

        forth.Select(item => item.Number("sequence")).ShouldBe(Steps.Range(1, 7));
        back.Select(item => item.Number("sequence")).ShouldBe(Steps.Range(1, 7));
        forth[0].Members().ShouldBe(["sequence", "type", "occurredAt", "data"]);
        forth[0].Instant("occurredAt").ShouldBe(forth[0].GetProperty("data").Instant("createdAt"));
    }

    [TestCase("events?after=7&count=true", 0, 7)]
    [TestCase("events?count=true", 7, 7)]
    public async Task Page_WhenTheCountIsWanted_ShouldTellHowManyAreKept(string path, int rows, int count)
    {
        var page = (await bob.GetAsync(path)).ShouldBeOk();

        page.Items().Count.ShouldBe(rows);
        page.Number("count").ShouldBe(count);
        page.IsNull("next").ShouldBeTrue();
    }

    [Test]
    public async Task Page_WhenTheSequenceLiesInTheFuture_ShouldBeGone() =>
        (await bob.GetAsync("events?after=8")).ShouldBeProblem(HttpStatusCode.Gone, "events.expired");

    [TestCase("events", "5", 6)]
    [TestCase("events?after=2", "5", 3)]
    public async Task Page_WhenTheHeaderTellsTheLastEvent_ShouldGoOnFromItUnlessTheAddressSaysMore(string path, string lastEventId, int first) =>
        (await bob.GetAsync(path, ("Last-Event-ID", lastEventId))).ShouldBeOk().Items()[0].Number("sequence").ShouldBe(first);

    [Test]
    public async Task Page_WhenTheHeaderIsNoSequence_ShouldSayWhy() =>
        (await bob.GetAsync("events", ("Last-Event-ID", "abc"))).ShouldBeInvalid("after");

    [Test]
    public async Task Page_WhenSomebodyWasPutOutOfAPrivateRoom_ShouldTellThemNoMoreOfItThanItsName()
    {
        var owner = await RegisterAsync();
        var gone = await RegisterAsync();
        var room = (await owner.PostAsync("rooms", new { name = Person.NewName(), title = "Plans", isPublic = false })).ShouldBeCreated();
        var seat = $"rooms/{room.Text("name")}/members/{gone.UserName}";
        (await owner.PutAsync(seat)).ShouldBeNoContent();
        var before = (await EventsOfAsync(gone))[0].GetProperty("data");

        (await owner.DeleteAsync(seat)).ShouldBeNoContent();

        var after = await EventsOfAsync(gone);
        before.Number("memberCount").ShouldBe(2);
        after.Select(item => item.Text("type")).ShouldBe(["room.joined", "room.left"]);
        after.ShouldAllBe(item => item.GetProperty("data").Members().SequenceEqual(new[] { "id", "name" }));
    }

    [TestCase("after=x", "after")]
    [TestCase("limit=0", "limit")]
    [TestCase("cursor=abc", "cursor")]
    [TestCase("limit=101&after=-1", "after", "limit")]
    public async Task Page_WhenAskedWrongly_ShouldSayWhy(string query, params string[] members) =>
        (await bob.GetAsync($"events?{query}")).ShouldBeInvalid(members);

    [Test]
    public async Task Conversations_WhenListed_ShouldTellWhichEventsTheyTakeAccountOf()
    {
        var list = (await bob.GetAsync("conversations")).ShouldBeOk();

        list.Number("eventSequence").ShouldBe(7);
        (await (await RegisterAsync()).GetAsync("conversations")).ShouldBeOk().Number("eventSequence").ShouldBe(0);
    }

    [Test]
    public async Task Conversations_WhenReadWhileMessagesCome_ShouldMatchTheirEventSequence()
    {
        var carol = await RegisterAsync();
        var dave = await RegisterAsync();
        var sending = carol.SendManyAsync(dave, 200);
        while (!sending.IsCompleted)
        {
            var list = (await dave.GetAsync("conversations")).ShouldBeOk();
            var last = list.Items().Select(item => item.Number("lastSequence")).SingleOrDefault();
            list.Number("eventSequence").ShouldBe(last);
        }

        await sending;
    }
}
