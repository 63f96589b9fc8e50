namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class SendTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;

    [OneTimeSetUp]
    public async Task RegisterTwoAsync()
    {
        alice = await RegisterAsync("Alice.One");
        bob = await RegisterAsync("bob_Two");
    }

    [Test]
    public async Task Send_WhenRecipientExists_ShouldAnswerTheWholeMessage()
    {
        var carol = await RegisterAsync();
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;

        var reply = await alice.PostAsync("messages", new { recipient = carol.UserName, content = "Lunch at noon?" });

        var message = reply.ShouldBeCreated();
        message.Members().ShouldBe(
            ["id", "conversationId", "sequence", "sender", "recipient", "content", "clientMessageId", "createdAt", "readAt"]);
        message.Id().Version.ShouldBe(7);
        message.Id("conversationId").Version.ShouldBe(7);
        message.Number("sequence").ShouldBe(1);
        message.Text("sender").ShouldBe("Alice.One");
        message.Text("recipient").ShouldBe(carol.UserName);
        message.Text("content").ShouldBe("Lunch at noon?");
        message.IsNull("clientMessageId").ShouldBeTrue();
        message.Instant("createdAt").ShouldBeInRange(before.AddMilliseconds(-1), TimeProvider.System.GetUtcNow().UtcDateTime);
        message.IsNull("readAt").ShouldBeTrue();
    }

    [Test]
    public async Task Send_WhenAnswered_ShouldGiveAnAddressThatShowsTheMessageToBoth()
    {
        var reply = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "hello" });

        var location = reply.Header("Location")!;
        location.ShouldBe($"/api/v1/messages/{reply.ShouldBeCreated().Id()}");
        (await alice.GetAsync(location)).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(reply.Text);
        (await bob.GetAsync(location)).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(reply.Text);
    }

    [Test]
    public async Task Send_WhenAnswered_ShouldKeepItOutOfCaches()
    {
        var reply = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "hello" });

        reply.Header("Cache-Control").ShouldBe("no-store");
        reply.MediaType.ShouldBe("application/json");
    }

    [Test]
    public async Task Send_WhenBothWrite_ShouldCountOneSequenceWithoutAGap()
    {
        var carol = await RegisterAsync();

        var messages = new[] { await alice.SendAsync(carol, "1"), await carol.SendAsync(alice, "2"), await alice.SendAsync(carol, "3") };

        messages.Sequences().ShouldBe([1, 2, 3]);
        messages.Select(message => message.Id("conversationId")).Distinct().Count().ShouldBe(1);
    }

    [TestCase("  padded  ", "padded")]
    [TestCase("\r\n\t tabs and lines \n", "tabs and lines")]
    [TestCase("\u3000\u00a0wide\u2003", "wide")]
    [TestCase("first\n\n  second", "first\n\n  second")]
    [TestCase("\u05e9\u05dc\u05d5\u05dd \u202eright to left\u202c", "\u05e9\u05dc\u05d5\u05dd \u202eright to left\u202c")]
    [TestCase("e\u0301 is not \u00e9", "e\u0301 is not \u00e9")]
    [TestCase("family \U0001F468\u200d\U0001F469\u200d\U0001F467", "family \U0001F468\u200d\U0001F469\u200d\U0001F467")]
    [TestCase("a\u0001b\u001bc\u007f", "a\u0001b\u001bc\u007f")]
    [TestCase("\ufeff\uffff\ufffd", "\ufeff\uffff\ufffd")]
    [TestCase("<script>alert('&amp;')</script> \"quoted\" \\ /", "<script>alert('&amp;')</script> \"quoted\" \\ /")]
    [TestCase("'; DROP TABLE Messages; --", "'; DROP TABLE Messages; --")]
    public async Task Send_WhenTextIsUnusual_ShouldStoreItTrimmedAndOtherwiseUnchanged(string sent, string stored)
    {
        var message = await alice.SendAsync(bob, sent);

        message.Text("content").ShouldBe(stored);
        (await bob.GetAsync($"messages/{message.Id()}")).ShouldBeOk().Text("content").ShouldBe(stored);
    }

    [TestCase("x")]
    [TestCase("\u00e9")]
    [TestCase("\u4e2d")]
    [TestCase("\U0001F600", Description = "outside the basic plane: two UTF-16 units, one character")]
    public async Task Send_WhenTextHas8000Characters_ShouldStoreThem(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 8000));

        var reply = await SendUnescapedAsync($" {text} ");

        var message = reply.ShouldBeCreated();
        (await bob.GetAsync($"messages/{message.Id()}")).ShouldBeOk().Text("content").ShouldBe(text);
    }

    [TestCase("x")]
    [TestCase("\U0001F600")]
    public async Task Send_WhenTextHas8001Characters_ShouldRefuse(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 8001));

        var reply = await SendUnescapedAsync(text);

        reply.ShouldBeInvalid("content");
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("\t\r\n")]
    [TestCase("\u00a0\u2003\u3000")]
    [TestCase("nul \0 inside")]
    [TestCase("\0")]
    [TestCase("last 5\0")]
    public async Task Send_WhenTextIsBlankOrHoldsNul_ShouldRefuseAndStoreNothing(string text)
    {
        var carol = await RegisterAsync();

        var reply = await alice.PostAsync("messages", new { recipient = carol.UserName, content = text });

        reply.ShouldBeInvalid("content");
        (await carol.GetAsync("messages?count=true")).ShouldBeOk().Number("count").ShouldBe(0);
    }

    [TestCase(@"\ud800")]
    [TestCase(@"half \udc00 of a pair")]
    [TestCase(@"\udc00\ud800")]
    [TestCase(@"\ud83d\u0000")]
    public async Task Send_WhenTextHoldsHalfASurrogatePair_ShouldRefuse(string escaped)
    {
        var body = $$"""{"recipient":"{{bob.UserName}}","content":"{{escaped}}"}""";

        var reply = await alice.Api.SendRawAsync(HttpMethod.Post, "messages", body);

        reply.ShouldBeInvalid("content");
    }

    [TestCase("BOB_TWO")]
    [TestCase("Bob_two")]
    public async Task Send_WhenRecipientIsWrittenInAnotherCase_ShouldFindAndShowAsRegistered(string recipient)
    {
        var reply = await alice.PostAsync("messages", new { recipient, content = "hello" });

        reply.ShouldBeCreated().Text("recipient").ShouldBe("bob_Two");
    }

    [TestCase("nobody-of-this-name")]
    [TestCase("bob_Two ")]
    [TestCase("b\u00f6b")]
    [TestCase("../../etc/passwd")]
    [TestCase("bob_Two\0")]
    [TestCase("\u0130")]
    [TestCase("' OR 1=1 --")]
    public async Task Send_WhenNobodyHasTheName_ShouldAnswerNotFound(string recipient)
    {
        var reply = await alice.PostAsync("messages", new { recipient, content = "hello" });

        reply.ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [Test]
    public async Task Send_WhenRecipientIsEndless_ShouldAnswerNotFound()
    {
        var reply = await alice.PostAsync("messages", new { recipient = new string('a', 50_000), content = "hello" });

        reply.ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [TestCase("""{"content":"hello"}""")]
    [TestCase("""{"recipient":null,"content":"hello"}""")]
    [TestCase("""{"recipient":"","content":"hello"}""")]
    [TestCase("""{"recipient":"  ","content":"hello"}""")]
    public async Task Send_WhenRecipientIsMissing_ShouldRefuse(string body)
    {
        var reply = await alice.Api.SendRawAsync(HttpMethod.Post, "messages", body);

        reply.ShouldBeInvalid("recipient");
    }

    [Test]
    public async Task Send_WhenEverythingIsMissing_ShouldNameAllOfIt()
    {
        var reply = await alice.PostAsync("messages", new { });

        reply.ShouldBeInvalid("recipient", "content");
    }

    [Test]
    public async Task Send_WhenToOneself_ShouldKeepNotes()
    {
        var carol = await RegisterAsync();

        var note = await carol.SendAsync(carol, "buy milk");

        note.Text("sender").ShouldBe(carol.UserName);
        note.Text("recipient").ShouldBe(carol.UserName);
        (await Pages.HistoryAsync(carol, note.Id("conversationId"))).Contents().ShouldBe(["buy milk"]);
        (await carol.ConversationWithAsync(carol)).Number("unreadCount").ShouldBe(0);
    }

    [Test]
    public async Task Send_WhenAnonymous_ShouldAskToSignIn()
    {
        var reply = await Anonymous.PostAsync("messages", new { recipient = bob.UserName, content = "hello" });

        reply.ShouldBeUnauthenticated();
    }

    [Test]
    public async Task Send_WhenTokenIsBad_ShouldRefuseIt()
    {
        var reply = await Anonymous.As(alice.AccessToken[..^4]).PostAsync("messages", new { recipient = bob.UserName, content = "hello" });

        reply.ShouldBeUnauthenticated("auth.invalid_token");
    }

    // As escapes, 8,000 characters outside the basic plane would not fit into a body.
    private Task<Reply> SendUnescapedAsync(string text) =>
        alice.Api.SendRawAsync(HttpMethod.Post, "messages", $$"""{"recipient":"{{bob.UserName}}","content":"{{text}}"}""");
}
