using System.Net.Http.Json;
using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Outages;

[Category("PostgreSql")]
internal sealed class ExhaustedPoolTests : OutageFixture
{
    private const string SmallPool = "Maximum Pool Size=2;Timeout=1;Command Timeout=2";
    private const int Senders = 8;

    [Test]
    public async Task Send_WhenSomebodyHoldsTheConversation_ShouldBeRefusedWhileOthersRead()
    {
        using var folder = MakeFolder();
        await using var service = Start(folder, SmallPool);
        var (alice, bob) = await RegisterTwoAsync(service);
        var first = await alice.SendAsync(bob, "first");
        IReadOnlyList<Reply> refused;
        await using (var holder = await HoldAsync(folder, """SELECT 1 FROM "Conversations" FOR UPDATE"""))
        {
            var sending = SendAsync(alice, bob);
            for (var read = 0; read == 0 || !sending.IsCompleted; read++)
            {
                (await bob.GetAsync("messages")).ShouldBeOk().Items().ShouldHaveSingleItem();
                (await service.Client.GetAsync("/health/live")).ShouldBeOk();
            }

            refused = await sending;
        }

        refused.ShouldAllBe(reply => AsksToComeAgain(reply));
        (await SendAsync(alice, bob)).ShouldAllBe(reply => reply.Status == HttpStatusCode.Created);
        (await Pages.HistoryAsync(bob, first.Id("conversationId"))).Sequences().ShouldBe(Steps.Range(1, Senders + 1));
        await UntilNothingIsOpenAsync(folder);
    }

    [Test]
    public async Task AnyCall_WhenAllConnectionsWait_ShouldBeRefusedAndTheServiceStayAlive()
    {
        using var folder = MakeFolder();
        await using var service = Start(folder, SmallPool);
        var (alice, bob) = await RegisterTwoAsync(service);
        await alice.SendAsync(bob, "first");
        IReadOnlyList<Reply> refused;
        await using (var holder = await HoldAsync(folder, """LOCK TABLE "Conversations", "Messages", "__EFMigrationsHistory" """))
        {
            var asking = Enumerable.Range(0, Senders).Select(number => number % 2 == 0 ? alice.GetAsync("conversations") : SendOneAsync(alice, bob)).ToList();
            do
            {
                (await service.Client.GetAsync("/health/live")).ShouldBeOk();
                (await service.Client.GetAsync("/health/ready")).ShouldAskToComeAgain();
            }
            while (!asking.TrueForAll(each => each.IsCompleted));

            refused = await Task.WhenAll(asking);
        }

        refused.ShouldAllBe(reply => AsksToComeAgain(reply));
        await service.Client.UntilReadyIsAsync(HttpStatusCode.OK);
        (await SendAsync(alice, bob)).ShouldAllBe(reply => reply.Status == HttpStatusCode.Created);
        (await bob.GetAsync("conversations")).ShouldBeOk().Items().ShouldHaveSingleItem();
        await UntilNothingIsOpenAsync(folder);
    }

    [Test]
    public async Task AnyCall_WhenTheServerDoesNotAnswer_ShouldBeRefusedAndTheServiceStayAlive()
    {
        using var folder = MakeFolder();
        await using var service = Start(folder, SmallPool);
        var (alice, bob) = await RegisterTwoAsync(service);
        await alice.SendAsync(bob, "first");

        await Server.FreezeAsync();
        var asking = Enumerable.Range(0, Senders).Select(number => number % 2 == 0 ? alice.GetAsync("conversations") : SendOneAsync(alice, bob)).ToList();
        var ready = await service.Client.GetAsync("/health/ready");
        var live = await service.Client.GetAsync("/health/live");
        var refused = await Task.WhenAll(asking);
        await Server.ThawAsync();

        live.ShouldBeOk();
        ready.ShouldAskToComeAgain();
        refused.ShouldAllBe(reply => AsksToComeAgain(reply));
        await service.Client.UntilReadyIsAsync(HttpStatusCode.OK);
        (await OutageAssertions.UntilAnsweredAsync(() => SendOneAsync(alice, bob))).ShouldBeCreated();
        await UntilNothingIsOpenAsync(folder);
    }

    [Test]
    public async Task Send_WhenClientsHangUp_ShouldLeaveNoTransactionOpen()
    {
        const int Messages = 200;
        using var folder = MakeFolder();
        await using var service = Start(folder, "Maximum Pool Size=4");
        var (alice, bob) = await RegisterTwoAsync(service);
        var random = new Random(20260330);
        using var http = new HttpClient { BaseAddress = service.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", alice.AccessToken);

        var hungUp = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, Messages), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(0, 8000)));
            try
            {
                using var content = JsonContent.Create(new { recipient = bob.UserName, content = $"message {number}" });
                using var response = await http.PostAsync(new Uri("/api/v1/messages", UriKind.Relative), content, patience.Token);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref hungUp);
            }
        });

        hungUp.ShouldBePositive();
        await UntilNothingIsOpenAsync(folder);
        var sequence = (await alice.SendAsync(bob, "last")).Number("sequence");
        (await Pages.HistoryAsync(bob, (await bob.ConversationWithAsync(alice)).Id())).Sequences().ShouldBe(Steps.Range(1, sequence));
    }

    private static async Task<(Person Alice, Person Bob)> RegisterTwoAsync(TestService service) =>
        (await Person.RegisterAsync(service.Client), await Person.RegisterAsync(service.Client));

    private static async Task<IReadOnlyList<Reply>> SendAsync(Person sender, Person recipient) =>
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendOneAsync(sender, recipient)));

    private static Task<Reply> SendOneAsync(Person sender, Person recipient) =>
        sender.PostAsync("messages", new { recipient = recipient.UserName, content = "let me in" });

    private static bool AsksToComeAgain(Reply reply)
    {
        reply.ShouldAskToComeAgain();
        return true;
    }

    /// <summary>Locks something until it is disposed of.</summary>
    private async Task<IAsyncDisposable> HoldAsync(DataFolder folder, string sql)
    {
        var connection = await Server.ConnectAsync(NameOf(folder));
        await using var command = connection.CreateCommand();
        command.CommandText = $"BEGIN; {sql}";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private Task UntilNothingIsOpenAsync(DataFolder folder) => Poll.UntilAsync(async () =>
        await Server.NumberAsync($"SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '{NameOf(folder)}' AND state <> 'idle'") == 0);

    private static string NameOf(DataFolder folder) => new NpgsqlConnectionStringBuilder(folder.ConnectionString).Database!;
}
