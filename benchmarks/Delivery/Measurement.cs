using System.Diagnostics;

namespace Messaging.Delivery;

/// <summary>Opens the streams, watches them idle, sends at a rate, and tells what arrived when.</summary>
/// <param name="address">The service.</param>
/// <param name="service">Its process.</param>
/// <param name="people">One for each stream.</param>
/// <param name="clock">Measures.</param>
internal sealed class Measurement(Uri address, Process service, IReadOnlyList<Account> people, TimeProvider clock)
{
    private const int OpenAtOnce = 16;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    /// <param name="perSecond">Messages a second.</param>
    /// <param name="warmup">Seconds at the beginning that do not count.</param>
    /// <param name="seconds">Seconds that do.</param>
    /// <exception cref="IOException">A stream was refused or closed.</exception>
    public async Task<Report> RunAsync(int perSecond, int warmup, int seconds)
    {
        var timeline = new Timeline(people.Count, (warmup + seconds) * perSecond, clock);
        var streams = people.Select((_, owner) => new EventStream(owner, timeline, clock)).ToArray();
        using var stop = new CancellationTokenSource();
        using var sender = new Sender(address, people, timeline, clock);
        try
        {
            var before = Memory();
            await Parallel.ForAsync(
                0,
                streams.Length,
                new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce },
                async (owner, cancellationToken) => await streams[owner].OpenAsync(address, people[owner].AccessToken, cancellationToken));
            var listening = streams.Select(stream => stream.ListenAsync(stop.Token)).ToArray();
            var firstToEnd = Task.WhenAny(listening);
            await Task.Delay(Settling, clock);
            var idle = Memory();

            var (cpu, ownCpu) = (Cpu(), Environment.CpuUsage.TotalTime);
            var late = await sender.SendAllAsync(perSecond);
            var sent = clock.GetTimestamp();
            while (timeline.Deliveries < timeline.Messages && clock.GetElapsedTime(sent) < Patience && !firstToEnd.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
            }

            return new Report(
                Streams: streams.Length,
                PerSecond: perSecond,
                Seconds: seconds,
                Sent: timeline.Messages,
                Refused: sender.Refused,
                Delivered: timeline.Deliveries,
                Doubled: timeline.Doubled,
                StreamsClosed: listening.Count(static task => task.IsCompleted),
                FromAnswer: timeline.FromAnswer(skip: warmup * perSecond),
                FromPost: timeline.FromPost(skip: warmup * perSecond),
                LateMs: late,
                CpuMs: Math.Round((Cpu() - cpu).TotalMilliseconds / timeline.Messages, 3),
                GeneratorCpuMs: Math.Round((Environment.CpuUsage.TotalTime - ownCpu).TotalMilliseconds / timeline.Messages, 3),
                MemoryBeforeKb: before,
                MemoryIdleKb: idle,
                MemoryAfterKb: Memory(),
                KbAStream: Math.Round((double)(idle - before) / streams.Length, 1));
        }
        finally
        {
            await stop.CancelAsync();
            Array.ForEach(streams, static stream => stream.Dispose());
        }
    }

    private long Memory()
    {
        service.Refresh();
        return service.WorkingSet64 / 1024;
    }

    private TimeSpan Cpu()
    {
        service.Refresh();
        return service.TotalProcessorTime;
    }
}

/// <summary>What a run has shown. Memory is the service's resident set; CPU is per message, of the service and of the generator.</summary>
internal sealed record Report(
    int Streams,
    int PerSecond,
    int Seconds,
    int Sent,
    int Refused,
    int Delivered,
    int Doubled,
    int StreamsClosed,
    Spread FromAnswer,
    Spread FromPost,
    double LateMs,
    double CpuMs,
    double GeneratorCpuMs,
    long MemoryBeforeKb,
    long MemoryIdleKb,
    long MemoryAfterKb,
    double KbAStream)
{
    /// <summary>Whether every message was accepted and arrived once.</summary>
    public bool IsWhole => Refused == 0 && Delivered == Sent && Doubled == 0 && StreamsClosed == 0;
}
