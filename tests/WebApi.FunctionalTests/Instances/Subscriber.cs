using System.Globalization;
using Messaging.WebApi.FunctionalTests.LiveUpdates;

namespace Messaging.WebApi.FunctionalTests.Instances;

/// <summary>A device that hears everything that changes for somebody: whenever its stream ends, it comes back with the last id that it heard.</summary>
internal sealed class Subscriber
{
    private readonly Lock gate = new();
    private readonly List<(long Sequence, Guid MessageId)> heard = [];
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Subscriber(Uri address, Person person, long last) => Done = HearAsync(address, person, last);

    /// <summary>Ends when as many messages were heard as were asked for.</summary>
    public Task Done { get; }

    /// <summary>The messages that it heard, with the sequences of their events.</summary>
    public IReadOnlyList<(long Sequence, Guid MessageId)> Heard
    {
        get
        {
            lock (gate)
            {
                return [.. heard];
            }
        }
    }

    /// <summary>How often it opened a stream.</summary>
    public int Streams { get; private set; }

    /// <summary>Sequence of the message after which it ends; may be set later.</summary>
    public long Last { get; set; } = long.MaxValue;

    /// <summary>Opens the first stream.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="person">Who listens.</param>
    public static async Task<Subscriber> OpenAsync(Uri address, Person person)
    {
        var subscriber = new Subscriber(address, person, last: 0);
        await subscriber.opened.Task;
        return subscriber;
    }

    private async Task HearAsync(Uri address, Person person, long last)
    {
        while (last < Last)
        {
            try
            {
                await using var stream = await Listener.TryOpenAsync(
                    address, person.AccessToken, "events", ("Last-Event-ID", last.ToString(CultureInfo.InvariantCulture)));
                Streams += stream is null ? 0 : 1;
                opened.TrySetResult();
                while (last < Last && stream is not null && await stream.TryNextAsync() is { } next)
                {
                    last = Take(next, last);
                }
            }
            catch (HttpRequestException)
            {
                // Nobody was there; the next attempt finds somebody.
            }
        }
    }

    private long Take(Told told, long last)
    {
        if (told.Type is not "message.created")
        {
            return last;
        }

        var sequence = long.Parse(told.Id!, CultureInfo.InvariantCulture);
        lock (gate)
        {
            heard.Add((sequence, told.Json.Id()));
        }

        return sequence;
    }
}
