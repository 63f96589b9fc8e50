using System.Collections.Concurrent;

namespace Messaging.WebApi.FunctionalTests.Instances;

/// <summary>Clients that send one message after the other and try none of them again.</summary>
internal sealed class Writers
{
    private const int Count = 8;

    private readonly ConcurrentQueue<Guid> acknowledged = new();
    private readonly ConcurrentQueue<string> failures = new();
    private readonly Task running;
    private volatile bool isStopped;

    /// <summary>Starts them.</summary>
    /// <param name="sender">Who sends.</param>
    /// <param name="recipient">To whom.</param>
    public Writers(Person sender, Person recipient) =>
        running = Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(() => SendAsync(sender, recipient))));

    /// <summary>Ids of the messages that were answered with 201.</summary>
    public IReadOnlyCollection<Guid> Acknowledged => acknowledged;

    /// <summary>What became of the other requests.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>Waits until so many more messages were acknowledged.</summary>
    /// <param name="count">How many.</param>
    public Task WaitForMoreAsync(int count)
    {
        var goal = acknowledged.Count + count;
        return Poll.UntilAsync(() => acknowledged.Count >= goal);
    }

    /// <summary>Stops them after the requests that are under way.</summary>
    public Task StopAsync()
    {
        isStopped = true;
        return running;
    }

    private async Task SendAsync(Person sender, Person recipient)
    {
        while (!isStopped)
        {
            try
            {
                var reply = await sender.PostAsync("messages", new { recipient = recipient.UserName, content = "under load" });
                if (reply.Status == HttpStatusCode.Created)
                {
                    acknowledged.Enqueue(reply.Json.Id());
                }
                else
                {
                    failures.Enqueue($"{reply.Status} {reply.Text}");
                }
            }
            catch (HttpRequestException exception)
            {
                failures.Enqueue(exception.Message);
            }
        }
    }
}
