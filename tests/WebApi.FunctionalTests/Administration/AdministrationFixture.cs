namespace Messaging.WebApi.FunctionalTests.Administration;

/// <summary>Tests against a service whose settings name the administrator <c>root</c>.</summary>
public abstract class AdministrationFixture : PeopleFixture
{
    protected const string RootName = "root";

    /// <summary>The administrator, signed in for this test alone.</summary>
    protected Person Root { get; private set; } = null!;

    protected override IEnumerable<(string Name, string Value)> Settings =>
        [("Administrator:UserName", RootName), ("Administrator:Password", Person.CommonPassword)];

    [SetUp]
    public async Task SignRootInAsync() => Root = await SignInAsync(RootName);

    /// <summary>Signs somebody in who has an account.</summary>
    protected Task<Person> SignInAsync(string userName) =>
        new Person(userName, Person.CommonPassword, string.Empty, string.Empty, Anonymous).LoginAsync(Anonymous);

    /// <summary>Makes an account with the administrators' role and signs in.</summary>
    protected async Task<Person> AddAdministratorAsync()
    {
        var userName = Person.NewName();
        (await Root.PostAsync("admin/users", new { userName, password = Person.CommonPassword, roles = Administrator })).ShouldBeCreated();
        return await SignInAsync(userName);
    }

    protected static string[] Administrator => ["Administrator"];

    /// <summary>An account as administrators see it.</summary>
    protected async Task<JsonElement> AccountAsync(string userName) =>
        Named(userName, (await Root.GetAsync($"admin/users?search={userName}")).ShouldBeOk().Items());

    /// <summary>The account of a name among others.</summary>
    protected static JsonElement Named(string userName, IEnumerable<JsonElement> accounts) =>
        accounts.Single(account => string.Equals(account.Text("userName"), userName, StringComparison.Ordinal));

    /// <summary>Checks that nothing that a session has is good for anything any more.</summary>
    protected async Task ShouldBeOverAsync(Person session)
    {
        (await session.GetAsync("users/me")).ShouldBeUnauthenticated("auth.invalid_token");
        (await Anonymous.PostAsync("auth/refresh", new { refreshToken = session.RefreshToken }))
            .ShouldBeUnauthenticated("auth.invalid_refresh_token");
    }
}
