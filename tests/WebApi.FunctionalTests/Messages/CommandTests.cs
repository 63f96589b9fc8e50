namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class CommandTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Person carol = null!;
    private Guid conversationId;

    [OneTimeSetUp]
    public async Task TalkAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        carol = await RegisterAsync();
        await alice.SendAsync(carol, "to carol 1");
        for (var pair = 1; pair <= 60; pair++)
        {
            conversationId = (await alice.SendAsync(bob, $"alice {pair}")).Id("conversationId");
            await bob.SendAsync(alice, $"bob {pair}");
        }

        await alice.SendAsync(carol, "to carol 2");
    }

    [TestCase("last 5")]
    [TestCase("/last 5")]
    [TestCase("history 5")]
    [TestCase("/history 5")]
    [TestCase("LAST 5")]
    [TestCase("/HiStOrY 5")]
    [TestCase("  last 5\n")]
    [TestCase("last 05")]
    public async Task Command_WhenPostedIntoTheConversation_ShouldAnswerItsNewestMessages(string text)
    {
        var reply = await alice.PostAsync($"conversations/{conversationId}/messages", new { content = text });

        reply.ShouldBeOk().Items().Sequences().ShouldBe(Steps.Range(120, 116));
        reply.Header("Location").ShouldBeNull();
    }

    [TestCase(1)]
    [TestCase(99)]
    [TestCase(100)]
    public async Task Command_WhenSentToTheOther_ShouldAnswerTheConversationsNewestMessages(int count)
    {
        var reply = await bob.PostAsync("messages", new { recipient = alice.UserName, content = $"last {count}" });

        reply.ShouldBeOk().Items().Sequences().ShouldBe(Steps.Range(120, 121 - count));
    }

    [Test]
    public async Task Command_WhenSentWithoutRecipient_ShouldAnswerTheNewestOfAllThatTheCallerSent()
    {
        var reply = await alice.PostAsync("messages", new { content = "last 3" });

        reply.ShouldBeOk().Items().Contents().ShouldBe(["to carol 2", "alice 60", "alice 59"]);
    }

    [Test]
    public async Task Command_WhenNothingWasExchanged_ShouldAnswerAnEmptyList()
    {
        var newcomer = await RegisterAsync();

        var sent = (await newcomer.PostAsync("messages", new { content = "last 3" })).ShouldBeOk();
        var exchanged = (await newcomer.PostAsync("messages", new { recipient = bob.UserName, content = "last 3" })).ShouldBeOk();

        sent.GetRawText().ShouldBe("""{"items":[],"next":null,"previous":null}""");
        exchanged.GetRawText().ShouldBe("""{"items":[],"next":null,"previous":null}""");
    }

    [Test]
    public async Task Command_WhenItsLinksAreFollowed_ShouldLeadThroughTheWholeConversation()
    {
        var first = (await alice.PostAsync($"conversations/{conversationId}/messages", new { content = "last 7" })).ShouldBeOk();

        var rest = await Pages.ReadOnAsync(alice, first.Link("next")!);

        first.Items().Concat(rest).Sequences().ShouldBe(Steps.Range(120, 1));
        first.Link("previous").ShouldBeNull();
    }

    [Test]
    public async Task Command_WhenItsLinksAreFollowedWithoutRecipient_ShouldLeadThroughAllThatTheCallerSent()
    {
        var first = (await alice.PostAsync("messages", new { content = "history 7" })).ShouldBeOk();

        var rest = await Pages.ReadOnAsync(alice, first.Link("next")!);

        var all = (await Pages.ReadOnAsync(alice, "messages/sent?limit=100")).Select(message => message.Id());
        first.Items().Concat(rest).Select(message => message.Id()).ShouldBe(all);
    }

    [TestCase("last 0")]
    [TestCase("last -1")]
    [TestCase("last 101")]
    [TestCase("/history 101")]
    [TestCase("last -0")]
    [TestCase("last 2147483648")]
    [TestCase("HISTORY 99999999999999999999999999")]
    public async Task Command_WhenNumberIsOutOfRange_ShouldRefuseEverywhere(string text)
    {
        var without = await alice.PostAsync("messages", new { content = text });
        var to = await alice.PostAsync("messages", new { recipient = bob.UserName, content = text });
        var into = await alice.PostAsync($"conversations/{conversationId}/messages", new { content = text });

        without.ShouldBeProblem(HttpStatusCode.BadRequest, "commands.invalid_count", "content");
        to.ShouldBeProblem(HttpStatusCode.BadRequest, "commands.invalid_count", "content");
        into.ShouldBeProblem(HttpStatusCode.BadRequest, "commands.invalid_count", "content");
    }

    [TestCase("last abc")]
    [TestCase("last")]
    [TestCase("last5")]
    [TestCase("last  5")]
    [TestCase("last\t5")]
    [TestCase("last 5 messages")]
    [TestCase("the last 5")]
    [TestCase("//last 5")]
    [TestCase("/ last 5")]
    [TestCase("last 5.0")]
    [TestCase("last +5")]
    [TestCase("last 1e1")]
    [TestCase("last \u0665")]
    [TestCase("last 5\nhello")]
    [TestCase("histories 5")]
    public async Task Command_WhenTextOnlyResemblesOne_ShouldBeSent(string text)
    {
        var dave = await RegisterAsync();

        var reply = await dave.PostAsync("messages", new { recipient = carol.UserName, content = text });

        reply.ShouldBeCreated().Text("content").ShouldBe(text);
    }

    [TestCase("last 5")]
    [TestCase("/history 0")]
    public async Task Command_WhenMeantLiterally_ShouldBeSent(string text)
    {
        var dave = await RegisterAsync();

        var byName = await dave.PostAsync("messages", new { recipient = carol.UserName, content = text, literal = true });
        var byConversation = await dave.PostAsync(
            $"conversations/{byName.ShouldBeCreated().Id("conversationId")}/messages", new { content = text, literal = true });

        byName.Json.Text("content").ShouldBe(text);
        byConversation.ShouldBeCreated().Number("sequence").ShouldBe(2);
    }

    [Test]
    public async Task Command_WhenMeantLiterallyWithoutRecipient_ShouldAskForOne()
    {
        var reply = await alice.PostAsync("messages", new { content = "last 5", literal = true });

        reply.ShouldBeInvalid("recipient");
    }

    [Test]
    public async Task Command_WhenAnswered_ShouldStoreNothingAndMarkNothing()
    {
        var dave = await RegisterAsync();
        await dave.SendAsync(carol, "only this");

        await carol.PostAsync("messages", new { recipient = dave.UserName, content = "last 5", clientMessageId = Guid.CreateVersion7() });
        await dave.PostAsync("messages", new { content = "last 5" });

        (await dave.ConversationWithAsync(carol)).Number("lastSequence").ShouldBe(1);
        (await carol.ConversationWithAsync(dave)).Number("unreadCount").ShouldBe(1);
        (await dave.GetAsync("activity?type=MessageSent&count=true")).ShouldBeOk().Number("count").ShouldBe(1);
    }

    [Test]
    public async Task Command_WhenBlocked_ShouldStillShowWhatWasSaid()
    {
        var dave = await RegisterAsync();
        await dave.SendAsync(carol, "earlier");
        await carol.BlockAsync(dave);

        var reply = await dave.PostAsync("messages", new { recipient = carol.UserName, content = "last 5" });

        reply.ShouldBeOk().Items().Contents().ShouldBe(["earlier"]);
    }

    [Test]
    public async Task Command_WhenRecipientIsUnknown_ShouldAnswerNotFound()
    {
        var reply = await alice.PostAsync("messages", new { recipient = "nobody-here", content = "last 5" });

        reply.ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [Test]
    public async Task Command_WhenRecipientIsBlank_ShouldRefuse()
    {
        var reply = await alice.PostAsync("messages", new { recipient = "", content = "last 5" });

        reply.ShouldBeInvalid("recipient");
    }

    [Test]
    public async Task Command_WhenPostedByAnOutsider_ShouldAnswerNotFound()
    {
        var reply = await carol.PostAsync($"conversations/{conversationId}/messages", new { content = "last 5" });

        reply.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }

    [Test]
    public async Task Command_WhenAnonymous_ShouldAskToSignIn()
    {
        var reply = await Anonymous.PostAsync("messages", new { content = "last 5" });

        reply.ShouldBeUnauthenticated();
    }
}
