using Messaging.Infrastructure.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.IntegrationTests.Activity;

/// <summary>A clock whose timer fires when a test says so.</summary>
internal sealed class ManualTimer : TimeProvider, ITimer
{
    private Action callback = () => { };

    public TimeSpan Period { get; private set; }

    public void Tick() => callback();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        this.callback = () => callback(state);
        Period = period;
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => true;

    public void Dispose() => callback = () => { };

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
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
