using Messaging.Application.Common.Paging;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Moq;

namespace Messaging.Application.UnitTests.LiveUpdates;

internal sealed class GetEventsTests
{
    private readonly Mock<IEventReader> events = new();

    // after, head, oldest -> sequences; next and previous as "after/limit".
    [TestCase(null, 10, 1, "1,2,3", "3/3", null)]
    [TestCase("3", 10, 1, "4,5,6", "6/3", "0/3")]
    [TestCase("7", 10, 1, "8,9,10", null, "4/3")]
    [TestCase("10", 10, 1, "", null, "7/3")]
    [TestCase("5", 10, 5, "6,7,8", "8/3", "4/1")]
    [TestCase("4", 10, 5, "5,6,7", "7/3", null)]
    [TestCase("0", 0, 1, "", null, null)]
    [TestCase("10", 10, 11, "", null, null)]
    [TestCase(null, 10, 11, "", null, null)]
    public async Task GetEvents_WhenTheSequenceIsKept_ShouldAnswerAPageWithItsNeighbours(
        string? after, long head, long oldest, string sequences, string? next, string? previous)
    {
        Holds(head, oldest);

        var page = (await HandleAsync(after, new PageQuery(Limit: "3"))).Value;

        string.Join(',', page.Items.Select(item => item.Sequence)).ShouldBe(sequences);
        Text(page.Next).ShouldBe(next);
        Text(page.Previous).ShouldBe(previous);
        page.Count.ShouldBeNull();
    }

    [TestCase("11", 10, 1)]
    [TestCase("3", 10, 5)]
    [TestCase("0", 10, 11)]
    [TestCase("9", 10, 11)]
    [TestCase("1", 0, 1)]
    public async Task GetEvents_WhenTheSequenceIsGoneOrInTheFuture_ShouldSayThatItExpired(string after, long head, long oldest)
    {
        Holds(head, oldest);

        (await HandleAsync(after, new PageQuery())).Error.ShouldBe(EventErrors.Expired);
    }

    [Test]
    public async Task GetEvents_WhenTheCountIsWanted_ShouldTellHowManyAreKept()
    {
        Holds(head: 10, oldest: 5);

        (await HandleAsync(after: "7", new PageQuery(Count: "true"))).Value.Count.ShouldBe(6);
    }

    [TestCase(null, null, null, "")]
    [TestCase("0", "1", null, "")]
    [TestCase("", null, null, "after")]
    [TestCase("-1", "0", "abc", "after,cursor,limit")]
    [TestCase("9223372036854775808", null, null, "after")]
    public async Task GetEvents_WhateverIsAsked_ShouldBeChecked(string? after, string? limit, string? cursor, string wrong) =>
        (await new GetEventsValidator().WrongMembersAsync(new GetEvents(after, new PageQuery(limit, cursor)))).ShouldBe(wrong);

    [TestCase(null, null, 10)]
    [TestCase("4", null, 4)]
    [TestCase("4", "7", 7)]
    [TestCase(null, "12", 12)]
    public async Task ListenToEvents_WhenAsked_ShouldBeginThere(string? after, string? lastEventId, long position)
    {
        events.Setup(reader => reader.FindBoundsAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(new EventBounds(10, 1));

        var start = await new ListenToEventsHandler(events.Object, new SignedIn())
            .Handle(new ListenToEvents(new ListeningPosition(after, lastEventId)), CancellationToken.None);

        (start.Value.Feed.Key, start.Value.Position).ShouldBe((Samples.Alice.Id, position));
    }

    [TestCase("x", "y", "after,lastEventId")]
    [TestCase(null, "", "lastEventId")]
    [TestCase("0", "0", "")]
    public async Task ListenToEvents_WhateverIsAsked_ShouldBeChecked(string? after, string? lastEventId, string wrong) =>
        (await new ListenToEventsValidator().WrongMembersAsync(new ListenToEvents(new ListeningPosition(after, lastEventId)))).ShouldBe(wrong);

    [Test]
    public void Types_WhenListed_ShouldEachHaveANameOfItsOwn() => EventTypes.All.ShouldBe(
        ["message.created", "conversation.read", "block.created", "block.removed", "room.joined", "room.left"]);

    private static string? Text(PageLink? link) => link is null ? null : $"{link.Value}/{link.Limit}";

    private void Holds(long head, long oldest) => events
        .Setup(reader => reader.ReadAsync(Samples.Alice.Id, It.IsAny<long?>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync((Guid _, long? after, int limit, CancellationToken _) =>
        {
            var first = Math.Max(oldest, (after ?? 0) + 1);
            var count = (int)Math.Clamp(head - first + 1, 0, limit);
            return new EventSlice(new EventBounds(head, oldest), [.. Enumerable.Range(0, count).Select(step => Event(first + step))]);
        });

    private static EventResponse Event(long sequence) => new()
    {
        Sequence = sequence,
        Type = EventTypes.MessageCreated,
        OccurredAt = Samples.Now,
        Data = Samples.Message(sequence),
    };

    private Task<Result<Page<EventResponse>>> HandleAsync(string? after, PageQuery page) =>
        new GetEventsHandler(events.Object, new SignedIn()).Handle(new GetEvents(after, page), CancellationToken.None);
}
