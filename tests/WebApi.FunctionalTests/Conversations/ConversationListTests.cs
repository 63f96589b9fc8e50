namespace Messaging.WebApi.FunctionalTests.Conversations;

internal sealed class ConversationListTests : PeopleFixture
{
    [Test]
    public async Task List_WhenMessagesArrive_ShouldShowTheLatestActivityFirst()
    {
        var alice = await RegisterAsync();
        var others = await RegisterManyAsync(3);
        await alice.SendAsync(others[0], "1");
        await others[1].SendAsync(alice, "2");
        await alice.SendAsync(others[2], "3");
        await others[0].SendAsync(alice, "4");

        var list = (await alice.GetAsync("conversations")).ShouldBeOk().Items();

        list.Select(row => row.Text("title")).ShouldBe([others[0].UserName, others[2].UserName, others[1].UserName]);
        list.Select(row => row.GetProperty("lastMessage")).Contents().ShouldBe(["4", "3", "2"]);
    }

    [Test]
    public async Task List_WhenShown_ShouldHoldWhatTheConversationItselfShows()
    {
        var alice = await RegisterAsync();
        var message = await (await RegisterAsync()).SendAsync(alice, "hello");

        var reply = await alice.GetAsync("conversations");

        var single = await alice.GetAsync($"conversations/{message.Id("conversationId")}");
        reply.ShouldBeOk().Items().ShouldHaveSingleItem().GetRawText().ShouldBe(single.Text);
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [Test]
    public async Task List_WhenAConversationHasNoMessage_ShouldNotShowIt()
    {
        var alice = await RegisterAsync();
        var bob = await RegisterAsync();
        await alice.BlockAsync(bob);

        var ofBlocker = (await alice.GetAsync("conversations?count=true")).ShouldBeOk();
        var ofBlocked = (await bob.GetAsync("conversations?count=true")).ShouldBeOk();

        ofBlocker.GetRawText().ShouldBe("""{"items":[],"next":null,"previous":null,"count":0,"eventSequence":1}""");
        ofBlocked.GetRawText().ShouldBe("""{"items":[],"next":null,"previous":null,"count":0,"eventSequence":0}""");
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public async Task List_WhenLinksAreFollowed_ShouldShowEveryConversationOnceBothWays(int limit)
    {
        var alice = await RegisterAsync();
        var others = new List<Person>();
        while (others.Count < 7)
        {
            others.Add(await RegisterAsync());
            await alice.SendAsync(others[^1], "hello");
        }

        var forward = await Pages.WalkAsync(alice, $"conversations?limit={limit}&count=true", "next");
        var back = await Pages.ReadBackAsync(alice, forward[^1].Link("previous") ?? "conversations");

        var expected = others.Select(other => other.UserName).Reverse().ToList();
        forward.SelectMany(page => page.Items()).Select(row => row.Text("title")).ShouldBe(expected);
        forward.ShouldAllBe(page => page.Number("count") == 7);
        back.Select(row => row.Text("title")).ShouldBe(expected.Take(back.Count));
        back.Count.ShouldBe(limit == 7 ? 7 : 7 - forward[^1].Items().Count);
    }

    [Test]
    public async Task List_WhenReadByAnOutsider_ShouldShowNothingOfOthers()
    {
        await (await RegisterAsync()).SendAsync(await RegisterAsync(), "between us");

        var list = (await (await RegisterAsync()).GetAsync("conversations")).ShouldBeOk();

        list.Items().ShouldBeEmpty();
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task List_WhenPeopleWriteAndReadAtRandom_ShouldCountWhatIsUnread(int seed)
    {
        var random = new Random(seed);
        var people = await RegisterManyAsync(3);
        var model = new UnreadModel();
        for (var step = 0; step < 150; step++)
        {
            var actor = people[random.Next(people.Count)];
            var other = people[random.Next(people.Count)];
            if (random.Next(3) > 0)
            {
                model.Wrote(await actor.SendAsync(other, $"step {step}"));
            }
            else if (model.Find(actor.UserName, other.UserName) is { } conversation)
            {
                var sequence = random.Next(conversation.Authors.Count + 1);
                await actor.MarkReadAsync(conversation.Id, sequence);
                conversation.Read(actor.UserName, sequence);
            }
        }

        foreach (var person in people)
        {
            var list = (await person.GetAsync("conversations")).ShouldBeOk().Items();
            list.Select(Describe).ShouldBe(model.Of(person.UserName), ignoreOrder: true);
        }
    }

    private static (Guid Id, long Last, long Read, long Unread) Describe(JsonElement row) =>
        (row.Id(), row.Number("lastSequence"), row.Number("lastReadSequence"), row.Number("unreadCount"));

    /// <summary>What must be unread, reckoned the plain way.</summary>
    private sealed class UnreadModel
    {
        private readonly Dictionary<Guid, Conversation> conversations = [];

        public void Wrote(JsonElement message)
        {
            var id = message.Id("conversationId");
            if (!conversations.TryGetValue(id, out var conversation))
            {
                conversation = new Conversation(id, [message.Text("sender"), message.Text("recipient")]);
                conversations.Add(id, conversation);
            }

            conversation.Authors.Add(message.Text("sender"));
            message.Number("sequence").ShouldBe(conversation.Authors.Count);
        }

        public Conversation? Find(string one, string other) =>
            conversations.Values.FirstOrDefault(conversation => conversation.Members.SetEquals([one, other]));

        public IEnumerable<(Guid Id, long Last, long Read, long Unread)> Of(string name) => conversations.Values
            .Where(conversation => conversation.Members.Contains(name))
            .Select(conversation => (conversation.Id, (long)conversation.Authors.Count, conversation.MarkerOf(name), conversation.UnreadOf(name)));
    }

    private sealed class Conversation(Guid id, IEnumerable<string> members)
    {
        private readonly Dictionary<string, long> markers = new(StringComparer.Ordinal);

        public Guid Id => id;

        public HashSet<string> Members { get; } = new(members, StringComparer.Ordinal);

        public List<string> Authors { get; } = [];

        public long MarkerOf(string name) => markers.GetValueOrDefault(name);

        public void Read(string name, long sequence) => markers[name] = Math.Max(MarkerOf(name), sequence);

        public long UnreadOf(string name) =>
            Authors.Skip((int)MarkerOf(name)).Count(author => !string.Equals(author, name, StringComparison.Ordinal));
    }
}
