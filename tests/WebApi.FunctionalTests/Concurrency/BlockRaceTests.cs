namespace Messaging.WebApi.FunctionalTests.Concurrency;

internal sealed class BlockRaceTests : PeopleFixture
{
    private const int Rounds = 500;
    private const int Senders = 3;

    [Test]
    public async Task Block_WhenMessagesRaceWithIt_ShouldLetNothingInAfterItsAnswer()
    {
        var alice = await RegisterAsync();
        var mallory = await RegisterAsync();
        var stored = 0L;
        for (var round = 1; round <= Rounds; round++)
        {
            var race = new Race();
            var sending = Enumerable.Range(0, Senders).Select(_ => SendUntilRefusedAsync(mallory, alice, race)).ToList();
            if (round % 2 == 0)
            {
                // Half of the blocks come into the middle of a stream of messages, the others race with its beginning.
                await race.UnderWay;
            }

            await alice.BlockAsync(mallory);
            race.IsDecided = true;
            var atAnswer = await LastSequenceAsync(alice, mallory);
            var accepted = (await Task.WhenAll(sending)).Sum();

            (await LastSequenceAsync(alice, mallory)).ShouldBe(atAnswer, $"round {round}");
            atAnswer.ShouldBe(stored + accepted, $"round {round}");
            stored = atAnswer;
            await alice.UnblockAsync(mallory);
        }

        var conversation = await alice.ConversationWithAsync(mallory);
        (await Pages.HistoryAsync(alice, conversation.Id())).Sequences().ShouldBe(Steps.Range(1, stored));
    }

    /// <summary>Sends one message after the other until one is refused; one that was begun after the block was answered must be.</summary>
    private static async Task<long> SendUntilRefusedAsync(Person sender, Person recipient, Race race)
    {
        for (var accepted = 0L; ; accepted++)
        {
            var wasDecided = race.IsDecided;
            var reply = await sender.PostAsync("messages", new { recipient = recipient.UserName, content = "let me in" });
            if (reply.Status != HttpStatusCode.Created)
            {
                reply.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
                return accepted;
            }

            wasDecided.ShouldBeFalse();
            race.Begin();
        }
    }

    private static async Task<long> LastSequenceAsync(Person reader, Person other)
    {
        var reply = await reader.GetAsync($"conversations/with/{other.UserName}");
        return reply.Status == HttpStatusCode.NotFound ? 0 : reply.ShouldBeOk().Number("lastSequence");
    }

    /// <summary>How far a round has come.</summary>
    private sealed class Race
    {
        private readonly TaskCompletionSource underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool isDecided;

        /// <summary>Done when the first message was accepted.</summary>
        public Task UnderWay => underWay.Task;

        /// <summary>Whether the block was answered.</summary>
        public bool IsDecided
        {
            get => isDecided;
            set => isDecided = value;
        }

        public void Begin() => underWay.TrySetResult();
    }
}
