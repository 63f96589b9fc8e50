using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Moq;

namespace Messaging.Application.UnitTests.Conversations;

/// <summary>Walks a conversation's history by its own links, from anywhere, back and forth, while messages arrive.</summary>
internal sealed class HistoryProperties
{
    private enum Step
    {
        Next,
        Previous,
        MessagesArrive,
    }

    [Property(MaxTest = 500)]
    public Property Walk_WhateverTheWay_ShouldFindEachNeighbourOnceAndMissNone()
    {
        var starts = Gen.OneOf(
            Gen.Constant(new HistoryPosition()),
            Gen.Choose(1, 6).Select(last => new HistoryPosition(Last: Text(last))),
            Gen.Choose(0, 30).Select(before => new HistoryPosition(Before: Text(before))),
            Gen.Choose(0, 30).Select(after => new HistoryPosition(After: Text(after))),
            Gen.Constant(new HistoryPosition(Before: Text(long.MaxValue))),
            Gen.Constant(new HistoryPosition(After: Text(long.MaxValue))));
        var walks =
            from messages in Gen.Choose(0, 25)
            from limit in Gen.Choose(1, 6)
            from start in starts
            from steps in Gen.ListOf(Gen.Elements(Enum.GetValues<Step>()))
            select (messages, limit, start, steps);

        return Prop.ForAll(walks.ToArbitrary(), walk =>
        {
            var reader = new Reader(walk.messages);
            var ascending = walk.start.After is not null;
            var page = reader.Read(walk.start, walk.limit);
            reader.ShouldLinkWhereMessagesLie(page, ascending);
            foreach (var step in walk.steps)
            {
                var shown = page;
                switch (step)
                {
                    case Step.Next when shown.Next is { } link:
                        page = reader.Follow(link);
                        ShouldAdjoin(shown, page, ascending);
                        reader.ShouldLinkWhereMessagesLie(page, ascending);
                        break;
                    case Step.Previous when shown.Previous is { } link:
                        page = reader.Follow(link);
                        ShouldAdjoin(page, shown, ascending);
                        reader.ShouldLinkWhereMessagesLie(page, ascending);
                        break;
                    case Step.MessagesArrive:
                        reader.Conversation.Add(count: 3);
                        break;
                    default:
                        break;
                }
            }
        });
    }

    [Property]
    public bool Walk_WhenDownToTheBeginningWhileMessagesArrive_ShouldMeetEveryMessageOfTheBeginningOnce(NonNegativeInt messages, PositiveInt limit, bool byLast)
    {
        var reader = new Reader(messages.Get);
        var rows = Math.Min(limit.Get, PageQuery.MaxLimit);
        var met = new List<long>();

        var page = reader.Read(byLast ? new HistoryPosition(Last: Text(rows)) : new HistoryPosition(), rows);
        met.AddRange(SequencesOf(page));
        while (page.Next is { } link)
        {
            reader.Conversation.Add(count: 2);
            page = reader.Follow(link);
            met.AddRange(SequencesOf(page));
        }

        return met.SequenceEqual(Enumerable.Range(1, messages.Get).Reverse().Select(number => (long)number));
    }

    [Property]
    public bool Walk_WhenUpwardsWhileMessagesArrive_ShouldMeetEveryMessageOnce(NonNegativeInt messages, PositiveInt limit, NonNegativeInt arriving)
    {
        var reader = new Reader(messages.Get);
        var toCome = arriving.Get % 10;
        var met = new List<long>();

        var page = reader.Read(new HistoryPosition(After: "0"), Math.Min(limit.Get, PageQuery.MaxLimit));
        met.AddRange(SequencesOf(page));
        while (page.Next is { } link)
        {
            reader.Conversation.Add(count: toCome-- > 0 ? 1 : 0);
            page = reader.Follow(link);
            met.AddRange(SequencesOf(page));
        }

        return met.SequenceEqual(Enumerable.Range(1, (int)reader.Conversation.LastSequence).Select(number => (long)number));
    }

    private static void ShouldAdjoin(Page<MessageResponse> first, Page<MessageResponse> second, bool ascending)
    {
        // A page beyond either end is empty and has its neighbour next to that end.
        if (first.Items.Count > 0 && second.Items.Count > 0)
        {
            second.Items[0].Sequence.ShouldBe(first.Items[^1].Sequence + (ascending ? 1 : -1));
        }
        else
        {
            (first.Items.Count + second.Items.Count).ShouldBeGreaterThan(0);
        }
    }

    private static IEnumerable<long> SequencesOf(Page<MessageResponse> page) => page.Items.Select(item => item.Sequence);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Asks as a client does: every link is taken apart and goes through validator and handler.</summary>
    private sealed class Reader
    {
        private static readonly GetHistoryValidator Validator = new();

        private readonly GetHistoryHandler handler;

        public Reader(int messages)
        {
            Conversation = new InMemoryConversation(messages);
            var conversations = new Mock<IConversationReader>();
            conversations
                .Setup(reader => reader.FindLastSequenceAsync(Samples.Id(50), Samples.Alice.Id, It.IsAny<CancellationToken>()))
                .ReturnsAsync(() => Conversation.LastSequence);
            handler = new GetHistoryHandler(conversations.Object, new HistoryPager(Conversation), new SignedIn());
        }

        public InMemoryConversation Conversation { get; }

        public Page<MessageResponse> Read(HistoryPosition position, int limit)
        {
            var request = new GetHistory(Samples.Id(50), position, new PageQuery(Limit: Text(limit)));
            Validator.Validate(request).IsValid.ShouldBeTrue();
            var answered = handler.Handle(request, CancellationToken.None);
            answered.IsCompleted.ShouldBeTrue();
            return answered.GetAwaiter().GetResult().Value;
        }

        public Page<MessageResponse> Follow(PageLink link) =>
            Read(
                string.Equals(link.Parameter, "before", StringComparison.Ordinal) ? new HistoryPosition(Before: link.Value) : new HistoryPosition(After: link.Value),
                link.Limit);

        public void ShouldLinkWhereMessagesLie(Page<MessageResponse> page, bool ascending)
        {
            var sequences = SequencesOf(page).ToList();
            sequences.ShouldBe(ascending ? sequences.Order() : sequences.OrderDescending());
            if (sequences.Count == 0)
            {
                page.Next.ShouldBeNull();
                (page.Previous is not null).ShouldBe(Conversation.LastSequence > 0);
                return;
            }

            var (up, down) = ascending ? (page.Next, page.Previous) : (page.Previous, page.Next);
            (up is not null).ShouldBe(sequences.Max() < Conversation.LastSequence);
            (down is not null).ShouldBe(sequences.Min() > 1);
        }
    }
}
