namespace Messaging.WebApi.FunctionalTests.Conversations;

internal sealed class MarkReadTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private Guid conversationId;

    [SetUp]
    public async Task TalkAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        await alice.SendManyAsync(bob, 3);
        conversationId = (await bob.SendAsync(alice, "message 4")).Id("conversationId");
        await alice.SendAsync(bob, "message 5");
    }

    [Test]
    public async Task MarkRead_WhenMovedForward_ShouldCountAndStampWhatItPasses()
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;

        await bob.MarkReadAsync(conversationId, 2);

        var conversation = await bob.ConversationWithAsync(alice);
        conversation.Number("lastReadSequence").ShouldBe(2);
        conversation.Number("unreadCount").ShouldBe(2);
        var history = await Pages.HistoryAsync(alice, conversationId);
        history.Where(message => !message.IsNull("readAt")).Sequences().ShouldBe([1, 2]);
        history[0].Instant("readAt").ShouldBe(history[1].Instant("readAt"));
        history[0].Instant("readAt").ShouldBeInRange(before.AddMilliseconds(-1), TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    [Test]
    public async Task MarkRead_WhenItPassesOwnMessages_ShouldNotStampThem()
    {
        await bob.MarkReadAsync(conversationId, 5);

        var history = await Pages.HistoryAsync(alice, conversationId);
        history.Where(message => message.IsNull("readAt")).Sequences().ShouldBe([4]);
        (await bob.ConversationWithAsync(alice)).Number("unreadCount").ShouldBe(0);
        (await alice.ConversationWithAsync(bob)).Number("unreadCount").ShouldBe(1);
    }

    [Test]
    public async Task MarkRead_WhenMovedOn_ShouldLeaveEarlierStampsAsTheyAre()
    {
        await bob.MarkReadAsync(conversationId, 2);
        var stamp = (await Pages.HistoryAsync(alice, conversationId))[0].Text("readAt");

        await bob.MarkReadAsync(conversationId, 5);

        var history = await Pages.HistoryAsync(alice, conversationId);
        history[0].Text("readAt").ShouldBe(stamp);
        history[4].Instant("readAt").ShouldBeGreaterThan(history[0].Instant("readAt"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    public async Task MarkRead_WhenItWouldNotMoveForward_ShouldChangeNothing(long sequence)
    {
        await bob.MarkReadAsync(conversationId, 3);
        var before = await Pages.HistoryAsync(alice, conversationId);

        await bob.MarkReadAsync(conversationId, sequence);

        (await bob.ConversationWithAsync(alice)).Number("lastReadSequence").ShouldBe(3);
        var after = await Pages.HistoryAsync(alice, conversationId);
        after.Select(message => message.GetRawText()).ShouldBe(before.Select(message => message.GetRawText()));
    }

    [Test]
    public async Task MarkRead_WhenNothingIsRead_ShouldAcceptZero()
    {
        await bob.MarkReadAsync(conversationId, 0);

        var conversation = await bob.ConversationWithAsync(alice);
        conversation.Number("lastReadSequence").ShouldBe(0);
        conversation.Number("unreadCount").ShouldBe(4);
    }

    [TestCase("6")]
    [TestCase("9223372036854775807")]
    public async Task MarkRead_WhenSequenceLiesAfterTheLastMessage_ShouldRefuseAndChangeNothing(string sequence)
    {
        var reply = await ReadRawAsync($$"""{"sequence":{{sequence}}}""");

        reply.ShouldBeProblem(HttpStatusCode.BadRequest, "conversations.sequence_out_of_range", "sequence");
        (await bob.ConversationWithAsync(alice)).Number("lastReadSequence").ShouldBe(0);
    }

    [TestCase("{}")]
    [TestCase("""{"sequence":null}""")]
    [TestCase("""{"sequence":-1}""")]
    [TestCase("""{"sequence":1.5}""")]
    [TestCase("""{"sequence":"1"}""")]
    [TestCase("""{"sequence":9223372036854775808}""")]
    [TestCase("""{"sequence":true}""")]
    public async Task MarkRead_WhenSequenceIsNone_ShouldRefuse(string body)
    {
        var reply = await ReadRawAsync(body);

        reply.ShouldBeInvalid("sequence");
    }

    [Test]
    public async Task MarkRead_WhenConversationIsForeignOrMissing_ShouldAnswerNotFound()
    {
        var outsider = await RegisterAsync();

        var foreign = await outsider.PutAsync($"conversations/{conversationId}/read", new { sequence = 1 });
        var missing = await outsider.PutAsync($"conversations/{Guid.CreateVersion7()}/read", new { sequence = 1 });

        foreign.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
        missing.ShouldBeProblem(HttpStatusCode.NotFound, "conversations.not_found");
    }

    [Test]
    public async Task MarkRead_WhenConversationIsNotes_ShouldMoveTheMarker()
    {
        var note = await alice.SendAsync(alice, "note");

        await alice.MarkReadAsync(note.Id("conversationId"), 1);

        var notes = await alice.ConversationWithAsync(alice);
        notes.Number("lastReadSequence").ShouldBe(1);
        notes.Number("unreadCount").ShouldBe(0);
    }

    [Test]
    public async Task MarkRead_WhenManyRace_ShouldEndAtTheFurthest()
    {
        await Task.WhenAll(Enumerable.Range(1, 30).Select(number => bob.MarkReadAsync(conversationId, number % 6)));

        var conversation = await bob.ConversationWithAsync(alice);
        conversation.Number("lastReadSequence").ShouldBe(5);
        conversation.Number("unreadCount").ShouldBe(0);
    }

    private Task<Reply> ReadRawAsync(string body) => bob.Api.SendRawAsync(HttpMethod.Put, $"conversations/{conversationId}/read", body);
}
