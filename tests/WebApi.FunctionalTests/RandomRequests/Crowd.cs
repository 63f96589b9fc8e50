namespace Messaging.WebApi.FunctionalTests.RandomRequests;

/// <summary>Those who make the requests: people, an administrator, and strangers.</summary>
internal sealed class Crowd
{
    private const int People = 3;
    private const int Administrator = 3;
    private const int NoToken = 4;
    private const int BadToken = 5;

    // How often each comes up.
    private static readonly int[] Turns = [0, 1, 2, 0, 1, 2, 0, 1, 2, Administrator, Administrator, Administrator, NoToken, BadToken];

    private readonly ApiClient anonymous;
    private readonly Things things;
    private readonly Func<Task<Person>> addAdministrator;
    private readonly ApiClient[] clients = new ApiClient[BadToken + 1];

    private Crowd(ApiClient anonymous, Things things, Func<Task<Person>> addAdministrator)
    {
        this.anonymous = anonymous;
        this.things = things;
        this.addAdministrator = addAdministrator;
        clients[NoToken] = anonymous;
        clients[BadToken] = anonymous.As("garbage");
    }

    /// <summary>Sends requests as one of them.</summary>
    public ApiClient this[int caller] => clients[caller];

    /// <summary>Gathers a crowd of new people, who have talked.</summary>
    /// <param name="anonymous">Where to.</param>
    /// <param name="things">Gets to know them.</param>
    /// <param name="addAdministrator">Makes an administrator.</param>
    public static async Task<Crowd> MakeAsync(ApiClient anonymous, Things things, Func<Task<Person>> addAdministrator)
    {
        var crowd = new Crowd(anonymous, things, addAdministrator);
        for (var caller = 0; caller <= Administrator; caller++)
        {
            await crowd.RenewAsync(caller);
        }

        return crowd;
    }

    /// <summary>Chooses one of them.</summary>
    /// <param name="random">Chooses.</param>
    public static int Pick(Random random) => Turns[random.Next(Turns.Length)];

    /// <summary>Puts somebody new in the place of one whose session is over; strangers stay.</summary>
    /// <param name="caller">Whose place.</param>
    public async Task RenewAsync(int caller)
    {
        if (caller > Administrator)
        {
            return;
        }

        var person = caller < People ? await Person.RegisterAsync(anonymous, things.NewName()) : await addAdministrator();
        clients[caller] = person.Api;
        things.Add(person);
        things.Learn(await person.SendAsync(person, "a note"));
        things.Learn((await person.GetAsync("auth/sessions")).ShouldBeOk());
    }
}
