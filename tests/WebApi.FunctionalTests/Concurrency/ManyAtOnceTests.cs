using System.Collections.Concurrent;

namespace Messaging.WebApi.FunctionalTests.Concurrency;

internal sealed class ManyAtOnceTests : PeopleFixture
{
    private const int Writers = 32;
    private const int Readers = 32;
    private const int MessagesEach = 25;

    [Test]
    public async Task Service_WhenManyWriteAndRead_ShouldKeepEverythingOnceAndInOrder()
    {
        var people = await RegisterManyAsync(8);
        var acknowledged = new ConcurrentBag<JsonElement>();
        using var written = new CancellationTokenSource();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            WriteAsync(people[writer % people.Count], people[(writer + 1 + (writer / people.Count)) % people.Count], writer, acknowledged)));
        var reading = Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => ReadAsync(people[reader % people.Count], reader, written.Token)));
        await writing;
        await written.CancelAsync();
        var pagesRead = await reading;

        acknowledged.Count.ShouldBe(Writers * MessagesEach);
        pagesRead.ShouldAllBe(pages => pages > 0);
        foreach (var conversation in acknowledged.GroupBy(message => message.Id("conversationId")))
        {
            await ShouldHoldAsync(people, conversation.Key, [.. conversation.OrderBy(message => message.Number("sequence"))]);
        }
    }

    [Test]
    public async Task Service_WhenTwoOpenOneConversationAtOnce_ShouldOpenItOnce()
    {
        for (var round = 0; round < 10; round++)
        {
            var alice = await RegisterAsync();
            var bob = await RegisterAsync();

            var messages = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
                number % 2 == 0 ? alice.SendAsync(bob, $"a {number}") : bob.SendAsync(alice, $"b {number}")));

            messages.Select(message => message.Id("conversationId")).Distinct().Count().ShouldBe(1);
            messages.Sequences().Order().ShouldBe(Steps.Range(1, 10));
            (await alice.GetAsync("conversations")).ShouldBeOk().Items().Count.ShouldBe(1);
        }
    }

    private static async Task WriteAsync(Person sender, Person recipient, int writer, ConcurrentBag<JsonElement> acknowledged)
    {
        for (var number = 1; number <= MessagesEach; number++)
        {
            var message = await sender.SendAsync(recipient, $"{writer} wrote {number}");
            message.Text("recipient").ShouldBe(recipient.UserName);
            acknowledged.Add(message);
        }
    }

    private static async Task<int> ReadAsync(Person reader, int number, CancellationToken written)
    {
        string[] lists = ["messages?limit=20", "conversations", "messages/received?limit=5&count=true", "activity?limit=10"];
        var pages = 0;
        do
        {
            var list = (await reader.GetAsync(lists[(number + pages) % lists.Length])).ShouldBeOk();
            list.Items().Select(TimeOf).ShouldBeInOrder(SortDirection.Descending);
            foreach (var conversation in list.Items().Where(row => row.TryGetProperty("lastMessage", out _)))
            {
                await ShouldAgreeWithItselfAsync(reader, conversation);
            }

            pages++;
        }
        while (!written.IsCancellationRequested);

        return pages;
    }

    /// <summary>What one answer tells must have been true at one instant, however many write meanwhile.</summary>
    private static async Task ShouldAgreeWithItselfAsync(Person reader, JsonElement conversation)
    {
        var last = conversation.Number("lastSequence");
        conversation.GetProperty("lastMessage").Number("sequence").ShouldBe(last);
        conversation.Number("unreadCount").ShouldBeInRange(0, last);
        var newest = (await reader.GetAsync($"conversations/{conversation.Id()}/messages?last=20&count=true")).ShouldBeOk();
        var sequences = newest.Items().Sequences().ToList();
        sequences[0].ShouldBeGreaterThanOrEqualTo(last);
        sequences.ShouldBe(Steps.Range(sequences[0], sequences[^1]));
        (newest.Link("next") is null).ShouldBe(sequences[^1] == 1);
    }

    private static DateTime TimeOf(JsonElement row) =>
        row.TryGetProperty("lastMessage", out var last) ? last.Instant("createdAt")
        : row.Instant(row.TryGetProperty("occurredAt", out _) ? "occurredAt" : "createdAt");

    private static async Task ShouldHoldAsync(IReadOnlyList<Person> people, Guid conversationId, List<JsonElement> messages)
    {
        var reader = people.Single(person => string.Equals(person.UserName, messages[0].Text("recipient"), StringComparison.Ordinal));
        var stored = await Pages.HistoryAsync(reader, conversationId);
        stored.Sequences().ShouldBe(Steps.Range(1, stored.Count));
        stored.Select(message => message.GetRawText()).ShouldBe(messages.Select(message => message.GetRawText()));
        stored.Select(message => message.Instant("createdAt")).ShouldBeInOrder(SortDirection.Ascending);
        foreach (var written in stored.GroupBy(message => message.Text("content").Split(' ')[0], StringComparer.Ordinal))
        {
            written.Contents().ShouldBe(Enumerable.Range(1, MessagesEach).Select(number => $"{written.Key} wrote {number}"));
        }
    }
}
