namespace Messaging.WebApi.FunctionalTests.Outages;

/// <summary>What the service answers where the database lets it down.</summary>
internal static class OutageAssertions
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Checks for a refusal that asks to come again.</summary>
    public static void ShouldAskToComeAgain(this Reply reply)
    {
        reply.ShouldBe(HttpStatusCode.ServiceUnavailable);
        reply.Json.Text("code").ShouldBeOneOf("service.unavailable", "service.busy", "service.not_ready");
        reply.Header("Retry-After").ShouldNotBeNullOrEmpty();
    }

    /// <summary>Asks until the answer is another than to come again.</summary>
    /// <param name="ask">Asks.</param>
    public static async Task<Reply> UntilAnsweredAsync(Func<Task<Reply>> ask)
    {
        while (true)
        {
            var reply = await ask();
            if (reply.Status != HttpStatusCode.ServiceUnavailable)
            {
                return reply;
            }

            reply.ShouldAskToComeAgain();
            await Task.Delay(Pause);
        }
    }

    /// <summary>Waits until the service says that it is ready, or that it is not.</summary>
    /// <param name="client">Where to ask.</param>
    /// <param name="status">What it should say.</param>
    public static Task UntilReadyIsAsync(this ApiClient client, HttpStatusCode status) =>
        Poll.UntilAsync(async () => (await client.GetAsync("/health/ready")).Status == status);
}
