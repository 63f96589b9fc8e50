using System.Collections.Concurrent;
using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Outages;

/// <summary>All kinds of writes of few people at once: locks that are taken in different orders would meet here.</summary>
[Category("PostgreSql")]
internal sealed class CrossingWritesTests : OutageFixture
{
    private const int People = 4;
    private const int Workers = 16;
    private const int WritesEach = 120;

    private static readonly string[] Rooms = ["lobby", "kitchen"];
    private static readonly string[] Passwords = [Person.CommonPassword, "staple candle harbour"];

    [Test]
    public async Task Writes_WhenTheyCross_ShouldAllBeAnsweredAndNeverBlockEachOtherForGood()
    {
        using var folder = MakeFolder();
        await using var service = Start(folder);
        var people = new List<Person>();
        while (people.Count < People)
        {
            people.Add(await Person.RegisterAsync(service.Client));
        }

        (await people[0].PostAsync("rooms", new { name = Rooms[1], isPublic = true })).ShouldBeCreated();
        var answers = new ConcurrentDictionary<(string Write, HttpStatusCode Status), int>();

        await Task.WhenAll(Enumerable.Range(1, Workers).Select(number =>
            new Worker(service.Client, people, new Random(number), answers).RunAsync(WritesEach)));

        foreach (var ((write, status), count) in answers.OrderBy(each => each.Key.Write, StringComparer.Ordinal))
        {
            await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{write} {(int)status}: {count}"));
        }

        answers.Keys.ShouldAllBe(each => each.Status < HttpStatusCode.InternalServerError);
        answers.Keys.Where(each => each.Status < HttpStatusCode.BadRequest).Select(each => each.Write).Distinct(StringComparer.Ordinal).Count()
            .ShouldBe(Worker.Kinds);
        (await Server.ReadLogAsync()).ShouldNotContain("deadlock detected");
    }

    /// <summary>Somebody who writes at random, as one person after the other.</summary>
    private sealed class Worker(
        ApiClient client, IReadOnlyList<Person> people, Random random, ConcurrentDictionary<(string Write, HttpStatusCode Status), int> answers)
    {
        private static readonly string[] Writes =
        [
            "send", "send", "send", "send", "send", "note", "note", "room message", "room message", "room message", "read", "read", "read",
            "block", "unblock", "unblock", "join", "join", "leave", "refresh", "refresh", "profile", "password", "sign-in", "sign-out",
        ];

        private readonly Dictionary<string, Person> signedIn = new(StringComparer.Ordinal);

        /// <summary>How many kinds of writes there are.</summary>
        public static int Kinds => Writes.Distinct(StringComparer.Ordinal).Count();

        public async Task RunAsync(int writes)
        {
            for (var write = 0; write < writes; write++)
            {
                var me = AnyOf(people);
                if (!signedIn.TryGetValue(me.UserName, out var person))
                {
                    await SignInAsync(me);
                    continue;
                }

                var kind = AnyOf(Writes);
                var reply = await WriteAsync(kind, person, AnyOf(people));
                Count(kind, reply);
                if (reply.Status == HttpStatusCode.Unauthorized || kind is "sign-out")
                {
                    signedIn.Remove(me.UserName);
                }
            }
        }

        private async Task<Reply> WriteAsync(string kind, Person me, Person other) => kind switch
        {
            "send" => await me.PostAsync("messages", new { recipient = other.UserName, content = "hello" }),
            "note" => await me.PostAsync("messages", new { recipient = me.UserName, content = "do not forget" }),
            "room message" => await SendToRoomAsync(me),
            "read" => await ReadAsync(me),
            "block" => await me.PutAsync($"blocks/{other.UserName}"),
            "unblock" => await me.DeleteAsync($"blocks/{other.UserName}"),
            "join" => await me.PutAsync($"rooms/{AnyOf(Rooms)}/members/me"),
            "leave" => await me.DeleteAsync($"rooms/{AnyOf(Rooms)}/members/me"),
            "password" => await me.PutAsync("auth/password", new { currentPassword = AnyOf(Passwords), newPassword = AnyOf(Passwords) }),
            "refresh" => await RefreshAsync(me),
            "profile" => await me.PatchAsync("users/me", new { displayName = string.Create(CultureInfo.InvariantCulture, $"Name {random.Next()}") }),
            "sign-in" => await client.PostAsync("auth/login", new { userName = me.UserName, password = AnyOf(Passwords) }),
            _ => await me.PostAsync("auth/logout"),
        };

        private async Task<Reply> SendToRoomAsync(Person me)
        {
            var room = (await client.GetAsync($"rooms/{AnyOf(Rooms)}")).ShouldBeOk();
            return await me.PostAsync($"conversations/{room.Id()}/messages", new { content = "hello everybody" });
        }

        private async Task<Reply> ReadAsync(Person me)
        {
            var list = await me.GetAsync("conversations");
            if (list.Status != HttpStatusCode.OK || list.Json.Items() is not { Count: > 0 } conversations)
            {
                return list;
            }

            var conversation = AnyOf(conversations);
            return await me.PutAsync($"conversations/{conversation.Id()}/read", new { sequence = conversation.Number("lastSequence") });
        }

        private async Task<Reply> RefreshAsync(Person me)
        {
            var reply = await client.PostAsync("auth/refresh", new { refreshToken = me.RefreshToken });
            TakeTokens(me, reply);
            return reply;
        }

        private async Task SignInAsync(Person me)
        {
            var reply = await client.PostAsync("auth/login", new { userName = me.UserName, password = AnyOf(Passwords) });
            Count("sign-in", reply);
            TakeTokens(me, reply);
        }

        private void TakeTokens(Person me, Reply reply)
        {
            if (reply.Status == HttpStatusCode.OK)
            {
                var token = reply.Json.Text("accessToken");
                signedIn[me.UserName] = me with { AccessToken = token, RefreshToken = reply.Json.Text("refreshToken"), Api = client.As(token) };
            }
        }

        private T AnyOf<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

        private void Count(string kind, Reply reply) => answers.AddOrUpdate((kind, reply.Status), 1, (_, count) => count + 1);
    }
}
