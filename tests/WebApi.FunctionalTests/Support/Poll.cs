namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Waits for what happens in its own time.</summary>
public static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until a condition holds; fails after a minute.</summary>
    /// <param name="condition">The condition.</param>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    /// <inheritdoc cref="UntilAsync(Func{bool})"/>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(Interval, patience.Token);
        }
    }
}
