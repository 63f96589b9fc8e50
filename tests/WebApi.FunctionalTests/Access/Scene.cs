namespace Messaging.WebApi.FunctionalTests.Access;

/// <summary>People in all relations to an owner, and things of that owner.</summary>
internal sealed class Scene
{
    private readonly ApiClient anonymous;
    private readonly Person ownersOtherSession;
    private readonly IReadOnlyDictionary<Callers, Person> people;
    private readonly IReadOnlyDictionary<string, string> things;

    private Scene(
        ApiClient anonymous,
        Person ownersOtherSession,
        IReadOnlyDictionary<Callers, Person> people,
        IReadOnlyDictionary<string, string> things)
    {
        this.anonymous = anonymous;
        this.ownersOtherSession = ownersOtherSession;
        this.people = people;
        this.things = things;
    }

    /// <summary>Makes a scene of new people.</summary>
    /// <param name="client">Where to.</param>
    /// <param name="administrator">Somebody with the role, signed in.</param>
    public static async Task<Scene> MakeAsync(ApiClient client, Person administrator)
    {
        var owner = await Person.RegisterAsync(client);
        var ended = await owner.LoginAsync(client);
        var device = await owner.LoginAsync(client);
        var witness = await owner.LoginAsync(client);
        var peer = await Person.RegisterAsync(client);
        var third = await Person.RegisterAsync(client);
        var blocked = await Person.RegisterAsync(client);

        (await owner.PatchAsync("users/me", new { email = EmailOf(owner) })).ShouldBeOk();
        var received = await peer.SendAsync(owner, ContentOf(owner));
        var sent = await owner.SendAsync(peer, ContentOf(owner));
        var fromBlocked = await blocked.SendAsync(owner, "let us talk");
        await owner.SendAsync(blocked, "rather not");
        await owner.BlockAsync(blocked);
        (await ended.PostAsync("auth/logout")).ShouldBeNoContent();

        return new Scene(
            client,
            witness,
            new Dictionary<Callers, Person>
            {
                [Callers.Owner] = owner,
                [Callers.Peer] = peer,
                [Callers.ThirdParty] = third,
                [Callers.Blocked] = blocked,
                [Callers.Ended] = ended,
                [Callers.Administrator] = administrator,
            },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["{owner}"] = owner.UserName,
                ["{third}"] = third.UserName,
                ["{blocked}"] = blocked.UserName,
                ["{password}"] = Person.CommonPassword,
                ["{newName}"] = Person.NewName(),
                ["{sent}"] = sent.Text("id"),
                ["{received}"] = received.Text("id"),
                ["{conversation}"] = sent.Text("conversationId"),
                ["{blockedConversation}"] = fromBlocked.Text("conversationId"),
                ["{session}"] = await SessionAsync(device),
            });
    }

    /// <summary>Makes a row's call.</summary>
    /// <param name="row">The row.</param>
    /// <param name="caller">Who calls.</param>
    public Task<Reply> CallAsync(AccessRow row, Callers caller)
    {
        var client = people.TryGetValue(caller, out var person) ? person.Api : anonymous;
        var address = Fill(row.Address, caller);
        return row.Body is null ? client.SendAsync(row.Method, address) : client.SendRawAsync(row.Method, address, Fill(row.Body, caller));
    }

    /// <summary>
    /// Puts things of the scene into a text: <c>{owner}</c>, <c>{third}</c>, <c>{blocked}</c>: names; <c>{newName}</c>: a name that is free;
    /// <c>{password}</c>: everybody's; <c>{sent}</c>, <c>{received}</c>: messages between owner and peer; <c>{conversation}</c>: theirs;
    /// <c>{blockedConversation}</c>: that of owner and blocked; <c>{session}</c>: one of the owner's; <c>{refreshToken}</c>: the caller's own.
    /// </summary>
    public string Fill(string text, Callers caller)
    {
        var refreshToken = people.TryGetValue(caller, out var person) ? person.RefreshToken : "none";
        return things.Aggregate(
            text.Replace("{refreshToken}", refreshToken, StringComparison.Ordinal),
            (filled, thing) => filled.Replace(thing.Key, thing.Value, StringComparison.Ordinal));
    }

    /// <summary>Secrets of the owner that somebody may not see in any answer.</summary>
    /// <param name="caller">Who that is.</param>
    public IEnumerable<string> SecretsFrom(Callers caller)
    {
        if (caller is not (Callers.Owner or Callers.Peer))
        {
            yield return ContentOf(people[Callers.Owner]);
        }

        if (caller is not (Callers.Owner or Callers.Administrator))
        {
            yield return EmailOf(people[Callers.Owner]);
        }

        if (caller is not Callers.Owner)
        {
            yield return things["{session}"];
        }
    }

    /// <summary>All that the owner sees, by a session that takes no part; where that session has ended, the refusals' statuses.</summary>
    public async Task<string> OwnersViewAsync()
    {
        var views = new List<string>();
        foreach (var path in new[] { "users/me", "messages?count=true", "conversations", "blocks", "auth/sessions" })
        {
            var reply = await ownersOtherSession.GetAsync(path);
            views.Add(reply.Status == HttpStatusCode.OK ? reply.Text : reply.Status.ToString());
        }

        return string.Join('\n', views);
    }

    private static string ContentOf(Person owner) => $"what {owner.UserName} and the peer alone know";

    private static string EmailOf(Person owner) => $"{owner.UserName}@private.example";

    private static async Task<string> SessionAsync(Person device) =>
        (await device.GetAsync("auth/sessions")).ShouldBeOk().Items().Single(session => session.Flag("current")).Text("id");
}
