namespace Messaging.WebApi.FunctionalTests.Conversations;

internal sealed class HistoryTests : PeopleFixture
{
    private const int Total = 60;

    private Person alice = null!;
    private string address = string.Empty;

    [OneTimeSetUp]
    public async Task TalkAsync()
    {
        alice = await RegisterAsync();
        var messages = await alice.SendManyAsync(await RegisterAsync(), Total);
        address = $"conversations/{messages[0].Id("conversationId")}/messages";
    }

    [TestCase("", Total, 11)]
    [TestCase("?last=5", Total, 56)]
    [TestCase("?last=1", Total, Total)]
    [TestCase("?last=100", Total, 1)]
    [TestCase("?before=10", 9, 1)]
    [TestCase("?before=2", 1, 1)]
    [TestCase("?before=60&limit=3", 59, 57)]
    [TestCase("?before=61&limit=3", 60, 58)]
    [TestCase("?before=9223372036854775807&limit=3", 60, 58)]
    [TestCase("?after=0&limit=3", 1, 3)]
    [TestCase("?after=55", 56, 60)]
    [TestCase("?after=59&limit=100", 60, 60)]
    [TestCase("?limit=100", 60, 1)]
    public async Task History_WhenAPositionIsGiven_ShouldShowThatStretchInItsDirection(string query, long first, long last)
    {
        var reply = await alice.GetAsync(address + query);

        reply.ShouldBeOk().Items().Sequences().ShouldBe(Steps.Range(first, last));
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [TestCase("?before=1")]
    [TestCase("?before=0")]
    [TestCase("?after=60")]
    [TestCase("?after=1000")]
    [TestCase("?after=9223372036854775807")]
    public async Task History_WhenNothingLiesThere_ShouldBeEmptyAndLeadBack(string query)
    {
        var page = (await alice.GetAsync(address + query)).ShouldBeOk();

        page.Items().ShouldBeEmpty();
        page.Link("next").ShouldBeNull();
        page.Link("previous").ShouldNotBeNull();
    }

    [TestCase("?limit=7")]
    [TestCase("?last=7")]
    [TestCase("?before=9223372036854775807&limit=7")]
    public async Task History_WhenNextIsFollowed_ShouldLeadToTheBeginning(string query)
    {
        var rows = await Pages.ReadOnAsync(alice, address + query);

        rows.Sequences().ShouldBe(Steps.Range(Total, 1));
    }

    [Test]
    public async Task History_WhenNextIsFollowedUpwards_ShouldLeadToTheEnd()
    {
        var rows = await Pages.ReadOnAsync(alice, $"{address}?after=0&limit=7");

        rows.Sequences().ShouldBe(Steps.Range(1, Total));
    }

    [TestCase("?before=4&limit=7", Total)]
    [TestCase("?before=1&limit=7", Total)]
    [TestCase("?after=57&limit=7", 1)]
    [TestCase("?after=60&limit=7", 1)]
    public async Task History_WhenPreviousIsFollowed_ShouldLeadBackWithoutALossOrARepetition(string query, long beginning)
    {
        var page = (await alice.GetAsync(address + query)).ShouldBeOk();
        var end = page.Items().Sequences().Append(beginning == 1 ? Total : 1).Last();

        var rows = await Pages.ReadBackAsync(alice, address + query);

        rows.Sequences().ShouldBe(Steps.Range(beginning, end));
    }

    [Test]
    public async Task History_WhenMessagesAreAddedMeanwhile_ShouldLoseNothingAndShowNothingTwice()
    {
        var bob = await RegisterAsync();
        var carol = await RegisterAsync();
        var conversationId = (await bob.SendManyAsync(carol, 30))[0].Id("conversationId");
        var forward = new List<JsonElement>();
        for (var path = $"conversations/{conversationId}/messages?limit=4"; path is not null; path = forward[^1].Link("next"))
        {
            forward.Add((await bob.GetAsync(path)).ShouldBeOk());
            await carol.SendAsync(bob, "one more");
        }

        var back = new List<JsonElement>();
        for (var path = forward[^1].Link("previous"); path is not null; path = back[^1].Link("previous"))
        {
            if (back.Count < 5)
            {
                await bob.SendAsync(carol, "and another");
            }

            back.Add((await bob.GetAsync(path)).ShouldBeOk());
        }

        forward.SelectMany(page => page.Items()).Sequences().ShouldBe(Steps.Range(30, 1));
        var total = (await bob.ConversationWithAsync(carol)).Number("lastSequence");
        Enumerable.Reverse(back).SelectMany(page => page.Items()).Concat(forward[^1].Items()).Sequences().ShouldBe(Steps.Range(total, 1));
    }

    [TestCase("?count=true")]
    [TestCase("?last=1&count=true")]
    [TestCase("?after=59&count=true")]
    public async Task History_WhenCountIsAskedFor_ShouldCountTheWholeConversation(string query)
    {
        var reply = await alice.GetAsync(address + query);

        reply.ShouldBeOk().Number("count").ShouldBe(Total);
    }

    [TestCase("last", "0")]
    [TestCase("last", "101")]
    [TestCase("last", "-1")]
    [TestCase("last", "abc")]
    [TestCase("last", "")]
    [TestCase("last", "1.0")]
    [TestCase("before", "-1")]
    [TestCase("before", "abc")]
    [TestCase("before", "")]
    [TestCase("before", "9223372036854775808")]
    [TestCase("after", "-1")]
    [TestCase("after", "%2B1")]
    [TestCase("after", "")]
    [TestCase("after", "1e3")]
    [TestCase("limit", "0")]
    [TestCase("limit", "101")]
    [TestCase("limit", "")]
    [TestCase("count", "maybe")]
    [TestCase("cursor", "AAAA")]
    public async Task History_WhenAParameterIsBad_ShouldNameIt(string name, string value)
    {
        var reply = await alice.GetAsync($"{address}?{name}={value}");

        reply.ShouldBeInvalid(name);
    }

    [TestCase("?last=5&before=10")]
    [TestCase("?last=5&after=10")]
    [TestCase("?before=10&after=5")]
    [TestCase("?last=5&before=10&after=5")]
    public async Task History_WhenPositionsAreCombined_ShouldRefuse(string query)
    {
        var reply = await alice.GetAsync(address + query);

        reply.ShouldBeInvalid("last");
    }

    [TestCase("?last=5&cursor=AAAA")]
    [TestCase("?before=5&cursor=AAAA")]
    public async Task History_WhenAPositionIsCombinedWithACursor_ShouldRefuse(string query)
    {
        var reply = await alice.GetAsync(address + query);

        reply.ShouldBeInvalid("cursor");
    }

    [Test]
    public async Task History_WhenRead_ShouldMarkNothingAsRead()
    {
        var bob = await RegisterAsync();
        var carol = await RegisterAsync();
        var message = await bob.SendAsync(carol, "unread");

        await carol.GetAsync($"conversations/{message.Id("conversationId")}/messages");
        await carol.GetAsync("messages");
        await carol.GetAsync($"messages/{message.Id()}");

        (await carol.ConversationWithAsync(bob)).Number("unreadCount").ShouldBe(1);
        (await bob.GetAsync($"messages/{message.Id()}")).ShouldBeOk().IsNull("readAt").ShouldBeTrue();
    }

    [Test]
    public async Task History_WhenCallerIsAnOutsider_ShouldAnswerNotFound()
    {
        var outsider = await RegisterAsync();

        var foreign = await outsider.GetAsync(address);
        var missing = await outsider.GetAsync($"conversations/{Guid.CreateVersion7()}/messages");

        foreign.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        missing.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }
}
