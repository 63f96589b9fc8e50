namespace Messaging.WebApi.FunctionalTests.Conversations;

internal sealed class ConversationTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Person carol = null!;
    private JsonElement last;

    [OneTimeSetUp]
    public async Task TalkAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        carol = await RegisterAsync();
        await alice.SendAsync(bob, "first");
        await bob.SendAsync(alice, "second");
        last = await alice.SendAsync(bob, "third");
    }

    [Test]
    public async Task GetConversation_WhenCallerTakesPart_ShouldShowItAsTheySeeIt()
    {
        var reply = await bob.GetAsync($"conversations/{last.Id("conversationId")}");

        var conversation = reply.ShouldBeOk();
        conversation.Members().ShouldBe(
            ["id", "kind", "title", "participants", "lastMessage", "lastActivityAt", "unreadCount", "lastSequence", "lastReadSequence"]);
        conversation.Id().ShouldBe(last.Id("conversationId"));
        conversation.Text("kind").ShouldBe("direct");
        conversation.Text("title").ShouldBe(alice.UserName);
        conversation.GetProperty("participants").EnumerateArray().Select(name => name.GetString())
            .ShouldBe([alice.UserName, bob.UserName], ignoreOrder: true);
        conversation.GetProperty("lastMessage").GetRawText().ShouldBe(last.GetRawText());
        conversation.Number("unreadCount").ShouldBe(2);
        conversation.Number("lastSequence").ShouldBe(3);
        conversation.Number("lastReadSequence").ShouldBe(0);
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [Test]
    public async Task GetConversation_WhenCallerIsAnOutsider_ShouldAnswerAsIfThereWereNone()
    {
        var foreign = await carol.GetAsync($"conversations/{last.Id("conversationId")}");
        var missing = await carol.GetAsync($"conversations/{Guid.CreateVersion7()}");

        var refusal = foreign.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        refusal.Text("detail").ShouldBe(missing.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found").Text("detail"));
    }

    [Test]
    public async Task GetConversationWith_WhenTheyTalked_ShouldShowTheSame()
    {
        var byId = await alice.GetAsync($"conversations/{last.Id("conversationId")}");

        var byName = await alice.GetAsync($"conversations/with/{bob.UserName.ToLowerInvariant()}");

        byName.ShouldBe(HttpStatusCode.OK).Text.ShouldBe(byId.Text);
        byName.Json.Text("title").ShouldBe(bob.UserName);
        byName.Json.Number("unreadCount").ShouldBe(1);
    }

    [Test]
    public async Task GetConversationWith_WhenTheyNeverTalked_ShouldAnswerNotFound()
    {
        var reply = await alice.GetAsync($"conversations/with/{carol.UserName}");

        reply.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }

    [Test]
    public async Task GetConversationWith_WhenThereIsABlockAndNoMessage_ShouldAnswerNotFound()
    {
        var dave = await RegisterAsync();
        await dave.BlockAsync(carol);

        var byBlocker = await dave.GetAsync($"conversations/with/{carol.UserName}");
        var byBlocked = await carol.GetAsync($"conversations/with/{dave.UserName}");

        byBlocker.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        byBlocked.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }

    [TestCase("nobody-here")]
    [TestCase("%20")]
    [TestCase("b%C3%B6b")]
    [TestCase("a%2Fb")]
    public async Task GetConversationWith_WhenNobodyHasTheName_ShouldAnswerNotFound(string name)
    {
        var reply = await alice.GetAsync($"conversations/with/{name}");

        reply.ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [Test]
    public async Task GetConversationWith_WhenItIsTheCaller_ShouldShowTheNotes()
    {
        var dave = await RegisterAsync();
        await dave.SendAsync(dave, "note");

        var notes = await dave.ConversationWithAsync(dave);

        notes.Text("title").ShouldBe(dave.UserName);
        notes.GetProperty("participants").EnumerateArray().Select(name => name.GetString()).ShouldBe([dave.UserName]);
        notes.Number("unreadCount").ShouldBe(0);
        notes.Number("lastSequence").ShouldBe(1);
    }

    [Test]
    public async Task Post_WhenCallerTakesPart_ShouldGoOnWithTheConversation()
    {
        var dave = await RegisterAsync();
        var conversationId = (await dave.SendAsync(carol, "first")).Id("conversationId");

        var reply = await carol.PostAsync($"conversations/{conversationId}/messages", new { content = "  second " });

        var message = reply.ShouldBeCreated();
        reply.Header("Location").ShouldBe($"/api/v1/messages/{message.Id()}");
        message.Number("sequence").ShouldBe(2);
        message.Text("sender").ShouldBe(carol.UserName);
        message.Text("recipient").ShouldBe(dave.UserName);
        message.Text("content").ShouldBe("second");
        (await dave.GetAsync(reply.Header("Location")!)).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(reply.Text);
    }

    [Test]
    public async Task Post_WhenConversationIsTheCallersNotes_ShouldGoOnWithThem()
    {
        var dave = await RegisterAsync();
        var conversationId = (await dave.SendAsync(dave, "first")).Id("conversationId");

        var reply = await dave.PostAsync($"conversations/{conversationId}/messages", new { content = "second" });

        reply.ShouldBeCreated().Text("recipient").ShouldBe(dave.UserName);
    }

    [Test]
    public async Task Post_WhenCallerIsAnOutsider_ShouldAnswerNotFoundAndStoreNothing()
    {
        var foreign = await carol.PostAsync($"conversations/{last.Id("conversationId")}/messages", new { content = "let me in" });
        var missing = await carol.PostAsync($"conversations/{Guid.CreateVersion7()}/messages", new { content = "hello?" });

        foreign.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        missing.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        (await Pages.HistoryAsync(alice, last.Id("conversationId"))).Contents().ShouldNotContain("let me in", StringComparer.Ordinal);
    }

    [Test]
    public async Task Post_WhenContentIsNotFit_ShouldRefuse()
    {
        var address = $"conversations/{last.Id("conversationId")}/messages";

        var blank = await alice.PostAsync(address, new { content = " \t" });
        var tooLong = await alice.PostAsync(address, new { content = new string('x', 8001) });
        var half = await alice.Api.SendRawAsync(HttpMethod.Post, address, """{"content":"\ud800"}""");

        blank.ShouldBeInvalid("content");
        tooLong.ShouldBeInvalid("content");
        half.ShouldBeInvalid("content");
    }

    [TestCase("42")]
    [TestCase("not-a-uuid")]
    [TestCase("0195e2c17b1a7c3e9c1f0d8a5b6c7d8e")]
    public async Task AnyCall_WhenIdIsNoUuid_ShouldRefuse(string id)
    {
        var get = await alice.GetAsync($"conversations/{id}");
        var history = await alice.GetAsync($"conversations/{id}/messages");
        var post = await alice.PostAsync($"conversations/{id}/messages", new { content = "hello" });
        var read = await alice.PutAsync($"conversations/{id}/read", new { sequence = 1 });

        get.ShouldBeInvalid("id");
        history.ShouldBeInvalid("id");
        post.ShouldBeInvalid("id");
        read.ShouldBeInvalid("id");
    }

    [Test]
    public async Task AnyCall_WhenAnonymous_ShouldAskToSignIn()
    {
        var id = last.Id("conversationId");

        var replies = new[]
        {
            await Anonymous.GetAsync("conversations"),
            await Anonymous.GetAsync($"conversations/{id}"),
            await Anonymous.GetAsync($"conversations/with/{bob.UserName}"),
            await Anonymous.GetAsync($"conversations/{id}/messages"),
            await Anonymous.PostAsync($"conversations/{id}/messages", new { content = "hello" }),
            await Anonymous.PutAsync($"conversations/{id}/read", new { sequence = 1 }),
        };

        foreach (var reply in replies)
        {
            reply.ShouldBeUnauthenticated();
        }
    }
}
