namespace Messaging.WebApi.FunctionalTests.Blocks;

internal sealed class BlockTests : PeopleFixture
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
    public async Task Block_WhenRepeated_ShouldStandOnce()
    {
        var first = await alice.PutAsync($"blocks/{bob.UserName}");
        var block = (await alice.GetAsync("blocks")).ShouldBeOk().Items().ShouldHaveSingleItem();
        var second = await alice.PutAsync($"blocks/{bob.UserName.ToUpperInvariant()}");

        first.ShouldBeNoContent();
        second.ShouldBeNoContent();
        (await alice.GetAsync("blocks")).ShouldBeOk().Items().ShouldHaveSingleItem().GetRawText().ShouldBe(block.GetRawText());
        (await alice.GetAsync("activity?type=UserBlocked")).ShouldBeOk().Items().Count.ShouldBe(1);
    }

    [Test]
    public async Task Unblock_WhenRepeated_ShouldChangeNothingMore()
    {
        await alice.BlockAsync(bob);

        var first = await alice.DeleteAsync($"blocks/{bob.UserName.ToLowerInvariant()}");
        var second = await alice.DeleteAsync($"blocks/{bob.UserName}");

        first.ShouldBeNoContent();
        second.ShouldBeNoContent();
        (await alice.GetAsync("blocks")).ShouldBeOk().Items().ShouldBeEmpty();
        (await alice.GetAsync("activity?type=UserUnblocked")).ShouldBeOk().Items().Count.ShouldBe(1);
    }

    [Test]
    public async Task Unblock_WhenThereIsNoBlock_ShouldOpenNoConversation()
    {
        var reply = await alice.DeleteAsync($"blocks/{bob.UserName}");

        reply.ShouldBeNoContent();
        (await alice.GetAsync("activity?type=UserUnblocked")).ShouldBeOk().Items().ShouldBeEmpty();
        (await bob.GetAsync("conversations")).ShouldBeOk().Items().ShouldBeEmpty();
    }

    [Test]
    public async Task Block_WhenItIsTheCaller_ShouldRefuse()
    {
        var block = await alice.PutAsync($"blocks/{alice.UserName.ToUpperInvariant()}");
        var unblock = await alice.DeleteAsync($"blocks/{alice.UserName}");

        block.ShouldBeProblem(HttpStatusCode.BadRequest, "blocks.cannot_block_self", "userName");
        unblock.ShouldBeNoContent();
        (await alice.PostAsync("messages", new { recipient = alice.UserName, content = "note" })).ShouldBeCreated();
    }

    [TestCase("nobody-here")]
    [TestCase("%20")]
    [TestCase("b%C3%B6b")]
    [TestCase("a%2Fb")]
    public async Task Block_WhenNobodyHasTheName_ShouldAnswerNotFound(string name)
    {
        var block = await alice.PutAsync($"blocks/{name}");
        var unblock = await alice.DeleteAsync($"blocks/{name}");

        block.ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
        unblock.ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");
    }

    [Test]
    public async Task Send_WhenRecipientHasBlockedTheSender_ShouldRefuseAndStoreNothing()
    {
        var earlier = await alice.SendAsync(bob, "earlier");
        await bob.BlockAsync(alice);

        var byName = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "refused" });
        var byConversation = await alice.PostAsync($"conversations/{earlier.Id("conversationId")}/messages", new { content = "refused" });

        byName.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
        byConversation.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
        (await Pages.HistoryAsync(bob, earlier.Id("conversationId"))).Contents().ShouldBe(["earlier"]);
        (await bob.ConversationWithAsync(alice)).Number("lastSequence").ShouldBe(1);
    }

    [Test]
    public async Task Send_WhenSenderHasBlockedTheRecipient_ShouldRefuseWithTheOwnBlock()
    {
        await alice.BlockAsync(bob);

        var reply = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "refused" });

        reply.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_blocked");
        (await bob.GetAsync("conversations")).ShouldBeOk().Items().ShouldBeEmpty();
    }

    [Test]
    public async Task Send_WhenBothHaveBlockedEachOther_ShouldTellEachOfTheirOwnBlockAlone()
    {
        await alice.BlockAsync(bob);
        await bob.BlockAsync(alice);

        var fromAlice = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "refused" });
        var fromBob = await bob.PostAsync("messages", new { recipient = alice.UserName, content = "refused" });

        fromAlice.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_blocked");
        fromBob.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_blocked");
    }

    [Test]
    public async Task Send_WhenUnblocked_ShouldGoOnWithoutAGap()
    {
        await alice.SendAsync(bob, "1");
        await bob.BlockAsync(alice);
        var refused = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "refused" });
        await bob.UnblockAsync(alice);

        var message = await alice.SendAsync(bob, "2");

        refused.ShouldBe(HttpStatusCode.Forbidden);
        message.Number("sequence").ShouldBe(2);
        (await Pages.HistoryAsync(bob, message.Id("conversationId"))).Contents().ShouldBe(["1", "2"]);
    }

    [Test]
    public async Task Send_WhenOnlyOneOfTwoBlocksIsTakenBack_ShouldStillRefuse()
    {
        await alice.BlockAsync(bob);
        await bob.BlockAsync(alice);
        await alice.UnblockAsync(bob);

        var fromAlice = await alice.PostAsync("messages", new { recipient = bob.UserName, content = "refused" });
        var fromBob = await bob.PostAsync("messages", new { recipient = alice.UserName, content = "refused" });

        fromAlice.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
        fromBob.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_blocked");
    }

    [Test]
    public async Task Read_WhenBlocked_ShouldKeepEarlierMessagesForBoth()
    {
        var message = await alice.SendAsync(bob, "earlier");
        await bob.BlockAsync(alice);
        var conversationId = message.Id("conversationId");

        foreach (var person in new[] { alice, bob })
        {
            (await person.GetAsync($"messages/{message.Id()}")).ShouldBeOk();
            (await person.GetAsync("messages")).ShouldBeOk().Items().Count.ShouldBe(1);
            (await person.GetAsync($"conversations/{conversationId}")).ShouldBeOk();
            (await Pages.HistoryAsync(person, conversationId)).Contents().ShouldBe(["earlier"]);
            (await person.GetAsync("conversations")).ShouldBeOk().Items().Count.ShouldBe(1);
        }
    }

    [Test]
    public async Task MarkRead_WhenBlocked_ShouldStillMoveTheMarker()
    {
        var message = await alice.SendAsync(bob, "earlier");
        await bob.BlockAsync(alice);

        await bob.MarkReadAsync(message.Id("conversationId"), 1);

        (await bob.ConversationWithAsync(alice)).Number("unreadCount").ShouldBe(0);
    }

    [Test]
    public async Task Block_WhenItStands_ShouldConcernThatPairAlone()
    {
        var carol = await RegisterAsync();
        await alice.BlockAsync(bob);

        var toCarol = await bob.SendAsync(carol, "hello");
        var fromCarol = await carol.SendAsync(alice, "hello");

        toCarol.Number("sequence").ShouldBe(1);
        fromCarol.Number("sequence").ShouldBe(1);
    }

    [Test]
    public async Task Block_WhenAnotherHasBlocked_ShouldNotShowInTheirList()
    {
        await bob.BlockAsync(alice);

        var list = (await alice.GetAsync("blocks?count=true")).ShouldBeOk();

        list.Items().ShouldBeEmpty();
        list.Number("count").ShouldBe(0);
    }

    [Test]
    public async Task AnyCall_WhenAnonymous_ShouldAskToSignIn()
    {
        var replies = new[]
        {
            await Anonymous.GetAsync("blocks"),
            await Anonymous.PutAsync($"blocks/{bob.UserName}"),
            await Anonymous.DeleteAsync($"blocks/{bob.UserName}"),
        };

        foreach (var reply in replies)
        {
            reply.ShouldBeUnauthenticated();
        }
    }
}
