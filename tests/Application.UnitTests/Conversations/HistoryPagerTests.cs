using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.Messages;

namespace Messaging.Application.UnitTests.Conversations;

internal sealed class HistoryPagerTests
{
    [Test]
    public async Task ReadAsync_WhenTheConversationIsEmpty_ShouldLinkNowhere()
    {
        await ShouldBeAsync(messages: 0, new HistorySlice(3, long.MaxValue, Ascending: false), "", next: null, previous: null);
        await ShouldBeAsync(messages: 0, new HistorySlice(3, Bound: 0, Ascending: true), "", next: null, previous: null);
    }

    [TestCase(10, long.MaxValue, "10 9 8", "before=8&limit=3", null)]
    [TestCase(3, long.MaxValue, "3 2 1", null, null)]
    [TestCase(10, 8, "7 6 5", "before=5&limit=3", "before=11&limit=3")]
    [TestCase(10, 10, "9 8 7", "before=7&limit=3", "before=11&limit=1")]
    [TestCase(10, 3, "2 1", null, "before=6&limit=3")]
    [TestCase(10, 1, "", null, "before=4&limit=3")]
    [TestCase(10, 0, "", null, "before=4&limit=3")]
    [TestCase(2, 1, "", null, "before=3&limit=2")]
    public async Task ReadAsync_WhenDescending_ShouldLinkToItsNeighbours(int messages, long before, string items, string? next, string? previous) =>
        await ShouldBeAsync(messages, new HistorySlice(3, before, Ascending: false), items, next, previous);

    [TestCase(10, 0, "1 2 3", "after=3&limit=3", null)]
    [TestCase(3, 0, "1 2 3", null, null)]
    [TestCase(10, 4, "5 6 7", "after=7&limit=3", "after=1&limit=3")]
    [TestCase(10, 1, "2 3 4", "after=4&limit=3", "after=0&limit=1")]
    [TestCase(10, 8, "9 10", null, "after=5&limit=3")]
    [TestCase(10, 10, "", null, "after=7&limit=3")]
    [TestCase(10, long.MaxValue, "", null, "after=7&limit=3")]
    [TestCase(2, 99, "", null, "after=0&limit=2")]
    public async Task ReadAsync_WhenAscending_ShouldLinkToItsNeighbours(int messages, long after, string items, string? next, string? previous) =>
        await ShouldBeAsync(messages, new HistorySlice(3, after, Ascending: true), items, next, previous);

    [TestCase(true, 10L)]
    [TestCase(false, null)]
    public async Task ReadAsync_WhenTheCountIsWanted_ShouldBeTheLastSequence(bool wantsCount, long? count)
    {
        var pager = new HistoryPager(new InMemoryConversation(messages: 10));

        var page = await pager.ReadAsync(
            Samples.Id(50), new HistorySlice(3, long.MaxValue, Ascending: false), lastSequence: 10, wantsCount, CancellationToken.None);

        page.Count.ShouldBe(count);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task ReadAsync_WhenAMessageCameAfterTheEndWasRead_ShouldLinkNowhereBeyondIt(bool ascending)
    {
        var pager = new HistoryPager(new InMemoryConversation(messages: 11));

        var page = await pager.ReadAsync(
            Samples.Id(50), new HistorySlice(3, ascending ? 8 : long.MaxValue, ascending), lastSequence: 10, wantsCount: false, CancellationToken.None);

        page.Items.Select(item => item.Sequence).Max().ShouldBe(11);
        (ascending ? page.Next : page.Previous).ShouldBeNull();
    }

    private static async Task ShouldBeAsync(int messages, HistorySlice slice, string items, string? next, string? previous)
    {
        var pager = new HistoryPager(new InMemoryConversation(messages));

        var page = await pager.ReadAsync(Samples.Id(50), slice, lastSequence: messages, wantsCount: false, CancellationToken.None);

        string.Join(' ', page.Items.Select(item => item.Sequence)).ShouldBe(items);
        Text(page.Next).ShouldBe(next);
        Text(page.Previous).ShouldBe(previous);
    }

    private static string? Text(PageLink? link) => link is null ? null : $"{link.Parameter}={link.Value}&limit={link.Limit}";
}
