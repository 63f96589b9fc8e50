namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class IdempotencyTests : PeopleFixture
{
    private const string Header = "Idempotency-Key";

    private Person alice = null!;
    private Person bob = null!;

    [SetUp]
    public async Task RegisterTwoAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
    }

    [Test]
    public async Task Send_WhenRepeated_ShouldAnswerTheFirstAnswerAndStoreNothing()
    {
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = NewId() };

        var first = await alice.PostAsync("messages", body);
        var second = await alice.PostAsync("messages", body);

        first.ShouldBeCreated().Id("clientMessageId").ShouldBe(body.clientMessageId);
        ShouldBeTheSame(second, first);
        await ShouldHaveStoredAsync("once");
    }

    [TestCase("{0}")]
    [TestCase("\"{0}\"")]
    public async Task Send_WhenIdComesAsHeader_ShouldTakeItBareOrQuoted(string format)
    {
        var id = NewId();
        var body = new { recipient = bob.UserName, content = "once" };

        var first = await alice.PostAsync("messages", body, (Header, string.Format(System.Globalization.CultureInfo.InvariantCulture, format, id)));
        var second = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "once", clientMessageId = id });

        first.ShouldBeCreated().Id("clientMessageId").ShouldBe(id);
        ShouldBeTheSame(second, first);
        await ShouldHaveStoredAsync("once");
    }

    [Test]
    public async Task Post_WhenRepeatedByHeader_ShouldAnswerTheFirstAnswer()
    {
        var id = NewId();
        var address = $"conversations/{(await bob.SendAsync(alice, "hello")).Id("conversationId")}/messages";

        var first = await alice.PostAsync(address, new { content = "once" }, (Header, id.ToString()));
        var second = await alice.PostAsync(address, new { content = "once" }, (Header, id.ToString()));
        var third = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "once" }, (Header, id.ToString()));

        first.ShouldBeCreated().Id("clientMessageId").ShouldBe(id);
        ShouldBeTheSame(second, first);
        ShouldBeTheSame(third, first);
        await ShouldHaveStoredAsync("once");
    }

    [TestCase("42")]
    [TestCase("not a uuid")]
    [TestCase("0195e2c17b1a7c3e9c1f0d8a5b6c7d8e")]
    [TestCase("{0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e}")]
    [TestCase("0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e, 0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8f")]
    public async Task Send_WhenHeaderIsNoUuid_ShouldRefuseAndStoreNothing(string value)
    {
        var reply = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "once" }, (Header, value));

        reply.ShouldBeInvalid("idempotencyKey");
        (await alice.GetAsync("messages")).ShouldBeOk().Items().ShouldBeEmpty();
    }

    [TestCase("\"42\"")]
    [TestCase("\"\"")]
    [TestCase("\"{0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e}\"")]
    [TestCase("42")]
    [TestCase("{}")]
    public async Task Send_WhenClientMessageIdIsNoUuid_ShouldRefuse(string value)
    {
        var body = $$"""{"recipient":"{{bob.UserName}}","content":"once","clientMessageId":{{value}}}""";

        var reply = await alice.Api.SendRawAsync(HttpMethod.Post, "messages", body);

        reply.ShouldBeInvalid("clientMessageId");
    }

    [Test]
    public async Task Send_WhenHeaderAndBodyDiffer_ShouldRefuse()
    {
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = NewId() };

        var reply = await alice.PostAsync("messages", body, (Header, NewId().ToString()));

        reply.ShouldBeInvalid("clientMessageId");
    }

    [Test]
    public async Task Send_WhenHeaderAndBodyAgree_ShouldAccept()
    {
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = NewId() };

        var reply = await alice.PostAsync("messages", body, (Header, body.clientMessageId.ToString().ToUpperInvariant()));

        reply.ShouldBeCreated().Id("clientMessageId").ShouldBe(body.clientMessageId);
    }

    [Test]
    public async Task Send_WhenRepeatedAfterABlock_ShouldAnswerTheFirstAnswer()
    {
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = NewId() };
        var first = await alice.PostAsync("messages", body);
        await bob.BlockAsync(alice);
        await alice.BlockAsync(bob);

        var second = await alice.PostAsync("messages", body);
        var third = await alice.PostAsync($"conversations/{first.Json.Id("conversationId")}/messages", new { body.content, body.clientMessageId });

        ShouldBeTheSame(second, first);
        ShouldBeTheSame(third, first);
    }

    [Test]
    public async Task Send_WhenRepeatedAfterReading_ShouldAnswerTheFirstAnswerByteForByte()
    {
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = NewId() };
        var first = await alice.PostAsync("messages", body);
        await bob.MarkReadAsync(first.Json.Id("conversationId"), 1);

        var second = await alice.PostAsync("messages", body);

        ShouldBeTheSame(second, first);
        (await alice.GetAsync($"messages/{first.Json.Id()}")).ShouldBeOk().IsNull("readAt").ShouldBeFalse();
    }

    [Test]
    public async Task Send_WhenRepeatedWithOtherSpaceAroundTheText_ShouldCountAsTheSame()
    {
        var id = NewId();
        var first = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "once", clientMessageId = id });

        var second = await alice.PostAsync(
            "messages", new { recipient = bob.UserName.ToUpperInvariant(), content = " once\n", clientMessageId = id });

        ShouldBeTheSame(second, first);
    }

    [Test]
    public async Task Send_WhenIdIsUsedForOtherContent_ShouldRefuse()
    {
        var id = NewId();
        await alice.PostAsync("messages", new { recipient = bob.UserName, content = "once", clientMessageId = id });

        var reply = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "Once", clientMessageId = id });

        reply.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "messages.id_reused");
        await ShouldHaveStoredAsync("once");
    }

    [Test]
    public async Task Send_WhenIdIsUsedForAnotherConversation_ShouldRefuseAndStoreNothing()
    {
        var id = NewId();
        var carol = await RegisterAsync();
        var earlier = await alice.SendAsync(carol, "earlier");
        await alice.PostAsync("messages", new { recipient = bob.UserName, content = "once", clientMessageId = id });

        var toCarol = await alice.PostAsync("messages", new { recipient = carol.UserName, content = "once", clientMessageId = id });
        var toNotes = await alice.PostAsync("messages", new { recipient = alice.UserName, content = "once", clientMessageId = id });
        var byConversation = await alice.PostAsync(
            $"conversations/{earlier.Id("conversationId")}/messages", new { content = "once", clientMessageId = id });

        toCarol.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "messages.id_reused");
        toNotes.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "messages.id_reused");
        byConversation.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "messages.id_reused");
        (await carol.GetAsync("messages")).ShouldBeOk().Items().Contents().ShouldBe(["earlier"]);
        (await alice.GetAsync($"conversations/with/{alice.UserName}")).ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }

    [Test]
    public async Task Send_WhenAnotherSenderUsesTheSameId_ShouldStoreBoth()
    {
        var id = NewId();

        var fromAlice = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "hello", clientMessageId = id });
        var fromBob = await bob.PostAsync("messages", new { recipient = alice.UserName, content = "hello", clientMessageId = id });

        fromAlice.ShouldBeCreated().Number("sequence").ShouldBe(1);
        fromBob.ShouldBeCreated().Number("sequence").ShouldBe(2);
    }

    [Test]
    public async Task Send_WhenTheFirstTryWasRefused_ShouldStoreTheSecond()
    {
        var body = new { recipient = bob.UserName, content = "once", clientMessageId = NewId() };
        await bob.BlockAsync(alice);
        var refused = await alice.PostAsync("messages", body);
        await bob.UnblockAsync(alice);

        var accepted = await alice.PostAsync("messages", body);

        refused.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
        accepted.ShouldBeCreated().Number("sequence").ShouldBe(1);
    }

    private static Guid NewId() => Guid.CreateVersion7();

    private static void ShouldBeTheSame(Reply reply, Reply first)
    {
        reply.ShouldBe(HttpStatusCode.Created).Text.ShouldBe(first.Text);
        reply.Header("Location").ShouldBe(first.Header("Location"));
    }

    private async Task ShouldHaveStoredAsync(params string[] contents) =>
        (await bob.GetAsync("messages/received")).ShouldBeOk().Items().Contents().ShouldBe(contents);
}
