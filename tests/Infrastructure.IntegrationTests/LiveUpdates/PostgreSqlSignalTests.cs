using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.PostgreSql;
using Messaging.Infrastructure.Tokens;
using Messaging.WebApi.FunctionalTests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messaging.Infrastructure.IntegrationTests.LiveUpdates;

/// <summary>Two instances that call each other by way of a PostgreSQL server.</summary>
[Category("PostgreSql")]
internal sealed class PostgreSqlSignalTests
{
    private TestDatabase database = null!;
    private Instance here = null!;
    private Instance there = null!;

    [SetUp]
    public async Task StartAsync()
    {
        database = await TestDatabase.StartAsync();
        here = await Instance.StartAsync(database);
        there = await Instance.StartAsync(database);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await here.DisposeAsync();
        await there.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task Changed_WhenTold_ShouldBeHeardOnceHereAndOnceThere()
    {
        var keys = Enumerable.Range(0, 2000).Select(_ => Guid.CreateVersion7()).ToArray();

        here.Signals.Changed(keys);

        await Poll.UntilAsync(() => there.Listener.Keys.Count >= keys.Length);
        there.Listener.Keys.ShouldBe(keys, ignoreOrder: true);

        // What came back to its sender would have come before the answer to it.
        var answer = Guid.CreateVersion7();
        there.Signals.Changed([answer]);
        await Poll.UntilAsync(() => here.Listener.Keys.Contains(answer));
        here.Listener.Keys.ShouldBe([.. keys, answer]);
    }

    [Test]
    public async Task SessionsEnded_WhenTold_ShouldBeHeardAndForgottenThere()
    {
        var (session, user) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        there.Sessions.Put(session, user);
        (await there.Monitor.IsActiveAsync(session, user, CancellationToken.None)).ShouldBeTrue();
        there.Sessions.Remove(session);

        here.Monitor.Ended(session);

        await Poll.UntilAsync(() => there.Listener.Sessions.Contains(session));
        (await there.Monitor.IsActiveAsync(session, user, CancellationToken.None)).ShouldBeFalse();
    }

    [Test]
    public async Task Changed_WhenTheConnectionsWereLost_ShouldConnectAgainAndHaveAllLookForThemselves()
    {
        var misses = there.Listener.Misses;

        await database.TamperAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'Messaging signals'");

        await Poll.UntilAsync(() => there.Listener.Misses > misses);
        var key = Guid.CreateVersion7();
        here.Signals.Changed([key]);
        await Poll.UntilAsync(() => there.Listener.Keys.Contains(key));
    }

    [Test]
    public async Task Stop_WhenSomethingWaits_ShouldTellItFirst()
    {
        var key = Guid.CreateVersion7();
        here.Signals.Changed([key]);

        await here.StopAsync();

        await Poll.UntilAsync(() => there.Listener.Keys.Contains(key));
    }

    private sealed class Instance : IAsyncDisposable
    {
        private readonly List<BackgroundService> parts = [];

        private Instance(TestDatabase database)
        {
            var queue = new SignalQueue();
            var server = new PostgreSqlSignals(database.Scratch.Location.Settings);
            Signals = new LiveSignals([Listener], queue);
            Monitor = new SessionMonitor(Sessions, Signals, TimeProvider.System);
            var outages = database.Resolve<IDatabaseOutages>();
            parts.Add(new PostgreSqlSignalSender(server, queue, outages, TimeProvider.System, NullLogger<PostgreSqlSignalSender>.Instance));
            parts.Add(new PostgreSqlSignalListener(server, Signals, Monitor, outages, TimeProvider.System, NullLogger<PostgreSqlSignalListener>.Instance));
        }

        public RecordingListener Listener { get; } = new();

        public KnownSessions Sessions { get; } = new();

        public LiveSignals Signals { get; }

        public SessionMonitor Monitor { get; }

        public static async Task<Instance> StartAsync(TestDatabase database)
        {
            var instance = new Instance(database);
            foreach (var part in instance.parts)
            {
                await part.StartAsync(CancellationToken.None);
            }

            // It listens as soon as it has told those here that they may have missed something.
            await Poll.UntilAsync(() => instance.Listener.Misses > 0);
            return instance;
        }

        public async Task StopAsync()
        {
            foreach (var part in parts)
            {
                await part.StopAsync(CancellationToken.None);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            parts.ForEach(part => part.Dispose());
        }
    }

    private sealed class KnownSessions : ISessionStateReader
    {
        private readonly Dictionary<Guid, SessionState> sessions = [];

        public void Put(Guid sessionId, Guid userId) => sessions[sessionId] = new SessionState(userId, DateTime.MaxValue);

        public void Remove(Guid sessionId) => sessions.Remove(sessionId);

        public Task<SessionState?> FindAsync(Guid sessionId, CancellationToken cancellationToken) => Task.FromResult(sessions.GetValueOrDefault(sessionId));
    }
}
