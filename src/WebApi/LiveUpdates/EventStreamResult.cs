using System.Security.Cryptography;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.LiveUpdates;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>An action's answer that goes on: a stream of events, or a refusal where too many are open.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class EventStreamResult(EventStreamStart start) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var streams = http.RequestServices.GetRequiredService<StreamRegistry>();
        var stream = Open(http);
        if (!streams.TryAdd(stream))
        {
            await ProblemWriter.WriteAsync(http, EventErrors.TooManyStreams);
            return;
        }

        if (http.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            // How long a stream stays open says nothing about how fast the service is.
            metrics.MetricsDisabled = true;
        }

        try
        {
            await http.RequestServices.GetRequiredService<EventStream>().RunAsync(http, start, stream);
        }
        finally
        {
            streams.Remove(stream);
            stream.Closed();
        }
    }

    private OpenStream Open(HttpContext context)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();

        // Streams that open together, after a restart, do not ping together.
        var interval = StreamKeeper.ToTimestamp(StreamSettings.PingInterval, time);
        var firstPing = time.GetTimestamp() + (interval * RandomNumberGenerator.GetInt32(10, 90) / 100);
        return new OpenStream(start.Feed.Key, StreamOwner.Of(context), firstPing, context.Abort);
    }
}
