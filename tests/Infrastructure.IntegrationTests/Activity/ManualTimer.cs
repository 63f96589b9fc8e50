using Messaging.Infrastructure.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.IntegrationTests.Activity;

/// <summary>A clock whose timer fires when a test says so.</summary>
internal sealed class ManualTimer : TimeProvider, ITimer
{
    private readonly TaskCompletionSource<Action> started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan Period { get; private set; }

    /// <summary>Fires the timer; waits for whoever is about to start it.</summary>
    public async Task TickAsync() => (await started.Task)();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        started.SetResult(() => callback(state));
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => true;

    public void Dispose()
    {
        // Nothing fires by itself.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Counts errors.</summary>
internal sealed class CountingLogger : ILogger<ActivitySealer>
{
    private int errors;

    public int Errors => Volatile.Read(ref errors);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.Error)
        {
            Interlocked.Increment(ref errors);
        }
    }
}

/// <summary>Waits for what happens on another thread.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    public static async Task BecomesTrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(Poll, patience.Token);
        }
    }
}
