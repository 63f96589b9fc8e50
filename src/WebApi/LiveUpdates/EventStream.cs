using System.IO.Pipelines;
using System.Security.Cryptography;
using Messaging.Application.LiveUpdates;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>
/// Tells a client what changes: reads the events after its position, writes them, waits until there may be more, and goes round. The
/// log in the database is the truth, so a wake-up that was lost delays an event and loses none.
/// </summary>
internal sealed partial class EventStream(EventStreamWriter writer, StreamMetrics metrics, TimeProvider time, ILogger<EventStream> logger)
{
    private const int EventsAtOnce = 50;
    private const int MostUnflushed = 16 * 1024;
    private const int LeastRetryAfterStop = 1000;
    private const int MostRetryAfterStop = 5000;

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    // A browser with too many pages open would otherwise let them push each other out all the time.
    private static readonly TimeSpan RetryWhenDisplaced = TimeSpan.FromSeconds(30);

    /// <summary>Serves a stream until it ends.</summary>
    /// <param name="context">The request; its response has not begun.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="stream">The stream, which is registered.</param>
    /// <returns>When it has ended.</returns>
    public async Task RunAsync(HttpContext context, EventStreamStart start, OpenStream stream)
    {
        var output = Begin(context.Response);
        await using var gone = context.RequestAborted.UnsafeRegister(static state => ((OpenStream)state!).Close(StreamEnd.ClientGone), stream);
        var position = start.Position;
        var isComplete = start.Bounds.Hold(position);
        EventStreamWriter.WriteRetry(output, Retry);
        writer.Write(output, isComplete ? position : null, "ready", new StreamPosition(start.Bounds.Head));
        LogOpened(stream.Key, stream.Owner.Name, position);
        while (stream.End == StreamEnd.None)
        {
            if (await start.Feed.ReadAsync(position, EventsAtOnce, CancellationToken.None) is not { } slice)
            {
                stream.Close(StreamEnd.NotAllowed);
                break;
            }

            if (!slice.Bounds.Hold(position))
            {
                writer.Write(output, id: null, "reset", new StreamPosition(slice.Bounds.Head));
                stream.Close(StreamEnd.Reset);
                break;
            }

            position = await WriteAsync(output, slice, position, stream);
            metrics.Delivered(slice.Items, openedAt: start.Bounds.Head);
            if (slice.Items.Count < EventsAtOnce && (await stream.WaitAsync()).HasFlag(StreamWake.Ping))
            {
                writer.Write(output, id: null, "ping", new StreamPosition(position));
            }
        }

        await EndAsync(output, stream);
        LogClosed(stream.Key, stream.Owner.Name, position, stream.End);
    }

    private static PipeWriter Begin(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";

        // Tells nginx to pass everything on at once.
        response.Headers["X-Accel-Buffering"] = "no";
        return response.BodyWriter;
    }

    private async Task<long> WriteAsync(PipeWriter output, EventSlice slice, long position, OpenStream stream)
    {
        foreach (var item in slice.Items)
        {
            writer.Write(output, item.Sequence, item.Type, item.Data);
            position = item.Sequence;
            if (output.UnflushedBytes > MostUnflushed)
            {
                await FlushAsync(output, stream);
            }
        }

        await FlushAsync(output, stream);
        return position;
    }

    private async Task FlushAsync(PipeWriter output, OpenStream stream)
    {
        var flush = output.FlushAsync();
        if (!flush.IsCompleted)
        {
            stream.WriteBegins(time.GetTimestamp());
        }

        await flush;
        stream.WriteEnds();
    }

    private async Task EndAsync(PipeWriter output, OpenStream stream)
    {
        if (stream.End is StreamEnd.Shutdown)
        {
            // Spread, so that the next start does not meet all clients at once.
            var delay = RandomNumberGenerator.GetInt32(LeastRetryAfterStop, MostRetryAfterStop + 1);
            EventStreamWriter.WriteRetry(output, TimeSpan.FromMilliseconds(delay));
        }
        else if (stream.End is StreamEnd.Displaced)
        {
            EventStreamWriter.WriteRetry(output, RetryWhenDisplaced);
        }

        await FlushAsync(output, stream);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "A stream of {Key} for {Owner} opened after event {Sequence}")]
    private partial void LogOpened(Guid key, string owner, long sequence);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "A stream of {Key} for {Owner} ended after event {Sequence}: {Reason}")]
    private partial void LogClosed(Guid key, string owner, long sequence, StreamEnd reason);
}
