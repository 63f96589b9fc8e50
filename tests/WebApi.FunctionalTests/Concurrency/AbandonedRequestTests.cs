namespace Messaging.WebApi.FunctionalTests.Concurrency;

internal sealed class AbandonedRequestTests : PeopleFixture
{
    private const int Messages = 100;

    [Test]
    public async Task Send_WhenClientsHangUpAndTryAgain_ShouldStoreEachMessageOnce()
    {
        var alice = await RegisterAsync();
        var bob = await RegisterAsync();
        var random = new Random(20260330);
        var bodies = Enumerable.Range(1, Messages)
            .Select(number => new { recipient = bob.UserName, content = $"message {number}", clientMessageId = Guid.CreateVersion7() })
            .ToList();
        using var http = new HttpClient { BaseAddress = BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", alice.AccessToken);

        var hungUp = 0;
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (body, _) =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(0, 4000)));
            try
            {
                using var content = new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
                using var response = await http.PostAsync(new Uri("/api/v1/messages", UriKind.Relative), content, patience.Token);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref hungUp);
            }
        });
        var replies = await Task.WhenAll(bodies.Select(body => alice.PostAsync("messages", body)));

        hungUp.ShouldBePositive();
        var stored = await Pages.HistoryAsync(bob, replies[0].ShouldBeCreated().Id("conversationId"));
        stored.Sequences().ShouldBe(Steps.Range(1, Messages));
        stored.Select(message => message.GetRawText()).ShouldBe(replies.Select(reply => reply.ShouldBeCreated().GetRawText()), ignoreOrder: true);
    }
}
