using FsCheck;
using FsCheck.Fluent;
using Messaging.Domain.Conversations;

namespace Messaging.Domain.UnitTests.Conversations;

/// <summary>Random interleavings of posts and read markers, beside a model that keeps every message and counts by scanning.</summary>
internal sealed class ConversationProperties
{
    private static readonly Gen<Step> Steps =
        from byAlice in Gen.Elements(true, false)
        from isPost in Gen.Frequency((3, Gen.Constant(true)), (2, Gen.Constant(false)))
        from clockMove in Gen.Choose(-5, 20)
        from markerPercent in Gen.Choose(0, 100)
        select new Step(byAlice, isPost, TimeSpan.FromSeconds(clockMove), markerPercent);

    [Property(MaxTest = 300)]
    public Property PostAndMarkRead_WhenInterleavedAtRandom_ShouldAgreeWithCountingByHand() =>
        Prop.ForAll(Gen.ListOf(Steps).ToArbitrary(), steps =>
        {
            var world = new World();
            foreach (var step in steps)
            {
                world.Take(step);
                if (!world.AgreesWithItsModel())
                {
                    return false;
                }
            }

            return true;
        });

    /// <summary>One thing that one of the two does.</summary>
    private sealed record Step(bool ByAlice, bool IsPost, TimeSpan ClockMove, int MarkerPercent);

    private sealed class World
    {
        private readonly Participant alice;
        private readonly Participant bob;
        private readonly Guid conversationId;
        private readonly List<(long Sequence, Guid SenderId, DateTime CreatedAt)> model = [];
        private readonly Dictionary<Guid, long> markers = [];
        private DateTime now = Samples.Now;

        public World()
        {
            var opened = Samples.Conversation();
            conversationId = opened.Id;
            alice = opened.Self;
            bob = opened.Peer;
            markers[alice.UserId] = 0;
            markers[bob.UserId] = 0;
        }

        public void Take(Step step)
        {
            now += step.ClockMove;
            var (actor, other) = step.ByAlice ? (alice, bob) : (bob, alice);
            if (step.IsPost)
            {
                Post(actor, other);
            }
            else
            {
                Mark(actor, sequence: model.Count * step.MarkerPercent / 100);
            }
        }

        public bool AgreesWithItsModel() =>
            model.Select(message => message.Sequence).SequenceEqual(Enumerable.Range(1, model.Count).Select(number => (long)number))
            && model.Zip(model.Skip(1)).All(pair => pair.First.CreatedAt <= pair.Second.CreatedAt)
            && new[] { alice, bob }.All(Agrees);

        private bool Agrees(Participant participant) =>
            participant.LastReadSequence == markers[participant.UserId]
            && participant.SentCount == model.Count(message => message.SenderId == participant.UserId)
            && participant.UnreadCount(model.Count) == model.Count(
                message => message.SenderId != participant.UserId && message.Sequence > markers[participant.UserId]);

        // Loaded anew at each step, as a unit of work does.
        private void Post(Participant sender, Participant recipient)
        {
            var conversation = DirectConversation.Restore(
                conversationId, model.Count, model.Count == 0 ? null : model[^1].CreatedAt, sender, recipient, default);
            var message = conversation.Post(Samples.Content(), clientMessageId: null, now).Value;
            model.Add((message.Sequence, message.SenderId, message.CreatedAt));
        }

        private void Mark(Participant reader, long sequence)
        {
            var own = model.Count(
                message => message.SenderId == reader.UserId && message.Sequence > reader.LastReadSequence && message.Sequence <= sequence);
            new Membership(ConversationKind.Direct, model.Count, reader).MarkRead(sequence, own);
            markers[reader.UserId] = Math.Max(markers[reader.UserId], sequence);
        }
    }
}
