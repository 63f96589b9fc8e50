using System.Collections.Concurrent;
using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

internal sealed class SessionMonitorTests
{
    private static readonly Guid SessionId = Guid.Parse("0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e");
    private static readonly Guid UserId = Guid.Parse("0195e2c1-7b1a-7333-8638-830bd8691f97");

    private readonly ManualTime time = new();
    private readonly Sessions sessions = new();
    private readonly SessionMonitor monitor;

    public SessionMonitorTests() => monitor = new SessionMonitor(sessions, new LiveSignals([], new NoSignalExchange()), time);

    private DateTime InAnHour => time.GetUtcNow().UtcDateTime.AddHours(1);

    [SetUp]
    public void Forget()
    {
        monitor.Ended(SessionId);
        sessions.Reset(InAnHour);
    }

    [Test]
    public async Task IsActiveAsync_WhenAskedAgainWithinTwoSeconds_ShouldNotReadAgain()
    {
        (await IsActiveAsync()).ShouldBeTrue();
        time.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));

        (await IsActiveAsync()).ShouldBeTrue();

        sessions.Readings.ShouldBe(1);
    }

    [Test]
    public async Task IsActiveAsync_WhenAnotherInstanceEndedTheSession_ShouldSeeItAfterTwoSeconds()
    {
        await IsActiveAsync();
        sessions.End = null;
        time.Advance(TimeSpan.FromSeconds(2));

        (await IsActiveAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task IsActiveAsync_WhenTheSessionIsAnotherUsers_ShouldRefuseAndStillKnowItsOwner()
    {
        (await monitor.IsActiveAsync(SessionId, Guid.CreateVersion7(time.GetUtcNow()), CancellationToken.None)).ShouldBeFalse();

        (await IsActiveAsync()).ShouldBeTrue();

        sessions.Readings.ShouldBe(1);
    }

    [Test]
    public async Task IsActiveAsync_WhenThereIsNoSession_ShouldSaySo()
    {
        sessions.End = null;

        (await IsActiveAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task IsActiveAsync_WhenTheSessionRunsOutMeanwhile_ShouldNotWaitForTheNextReading()
    {
        sessions.End = time.GetUtcNow().UtcDateTime.AddSeconds(1);
        (await IsActiveAsync()).ShouldBeTrue();
        time.Advance(TimeSpan.FromSeconds(1));

        (await IsActiveAsync()).ShouldBeFalse();

        sessions.Readings.ShouldBe(1);
    }

    [Test]
    public async Task Ended_WhenTheSessionIsRemembered_ShouldHaveItReadAgain()
    {
        await IsActiveAsync();
        sessions.End = null;

        monitor.Ended(SessionId);

        (await IsActiveAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task Ended_WhenAReadingIsUnderWay_ShouldKeepItFromBeingBelieved()
    {
        var underWay = sessions.HoldNext();
        var asked = IsActiveAsync();
        sessions.End = null;

        monitor.Ended(SessionId);
        underWay.SetResult(new SessionState(UserId, InAnHour));

        (await asked).ShouldBeFalse();
        (await IsActiveAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task IsActiveAsync_WhenManyAskAtOnce_ShouldReadOnce()
    {
        var underWay = sessions.HoldNext();
        var asked = Enumerable.Range(0, 50).Select(_ => IsActiveAsync()).ToList();

        underWay.SetResult(new SessionState(UserId, InAnHour));

        (await Task.WhenAll(asked)).ShouldAllBe(active => active);
        sessions.Readings.ShouldBe(1);
    }

    [Test]
    public async Task IsActiveAsync_WhenAReadingFails_ShouldTellAndReadAgainNextTime()
    {
        var underWay = sessions.HoldNext();
        var asked = IsActiveAsync();
        underWay.SetException(new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(asked);

        (await IsActiveAsync()).ShouldBeTrue();
    }

    [Test]
    public async Task IsActiveAsync_WhenOneCallerGivesUp_ShouldServeTheOthers()
    {
        using var gone = new CancellationTokenSource();
        var underWay = sessions.HoldNext();
        var first = monitor.IsActiveAsync(SessionId, UserId, gone.Token).AsTask();
        var second = IsActiveAsync();

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        underWay.SetResult(new SessionState(UserId, InAnHour));

        (await second).ShouldBeTrue();
        sessions.Readings.ShouldBe(1);
    }

    [Test]
    public async Task IsActiveAsync_WhenMoreSessionsAreInUseThanAreRemembered_ShouldForget()
    {
        await IsActiveAsync();
        for (var count = 0; count < SessionMonitor.Capacity; count++)
        {
            await monitor.IsActiveAsync(Guid.CreateVersion7(time.GetUtcNow()), UserId, CancellationToken.None);
        }

        await IsActiveAsync();

        sessions.ReadingsOf(SessionId).ShouldBe(2);
    }

    [Test]
    public async Task IsActiveAsync_WhenSessionsEndWhileTheyAreReadByMany_ShouldNeverBelieveAnOldReading()
    {
        const int rounds = 300;
        for (var round = 0; round < rounds; round++)
        {
            sessions.Reset(InAnHour);
            monitor.Ended(SessionId);
            var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(IsActiveAsync)).ToList();
            var ending = Task.Run(() =>
            {
                sessions.End = null;
                monitor.Ended(SessionId);
            });

            await ending;

            (await IsActiveAsync()).ShouldBeFalse();
            await Task.WhenAll(asking);
        }
    }

    private Task<bool> IsActiveAsync() => monitor.IsActiveAsync(SessionId, UserId, CancellationToken.None).AsTask();

    /// <summary>The sessions of the database, all of which end at the same instant.</summary>
    private sealed class Sessions : ISessionStateReader
    {
        private readonly ConcurrentQueue<Guid> readings = new();
        private TaskCompletionSource<SessionState?>? held;
        private long end;

        public int Readings => readings.Count;

        public DateTime? End
        {
            get => Volatile.Read(ref end) is > 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
            set => Volatile.Write(ref end, value?.Ticks ?? 0);
        }

        public void Reset(DateTime endsAt)
        {
            readings.Clear();
            End = endsAt;
        }

        public int ReadingsOf(Guid sessionId) => readings.Count(id => id == sessionId);

        /// <summary>Lets the next reading wait for the test.</summary>
        public TaskCompletionSource<SessionState?> HoldNext() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<SessionState?> FindAsync(Guid sessionId, CancellationToken cancellationToken)
        {
            readings.Enqueue(sessionId);
            return Interlocked.Exchange(ref held, null)?.Task ?? Task.FromResult(End is { } endsAt ? new SessionState(UserId, endsAt) : null);
        }
    }
}
