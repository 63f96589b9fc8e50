using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Users;

internal sealed class AdministratorTests : ServiceFixture
{
    private const string Password = "staple candle harbour";

    private Person administrator = null!;
    private Person alice = null!;

    protected override IEnumerable<(string Name, string Value)> Settings => Administrator("Root", Password);

    [OneTimeSetUp]
    public async Task SignInAsync()
    {
        administrator = await new Person("root", Password, string.Empty, string.Empty, Anonymous).LoginAsync(Anonymous);
        alice = await RegisterAsync();
        (await alice.PatchAsync("users/me", new { email = "alice@example.org" })).ShouldBeOk();
    }

    [Test]
    public async Task GetMe_WhenTheSettingsNameAnAdministrator_ShouldShowTheRole()
    {
        var account = (await administrator.GetAsync("users/me")).ShouldBeOk();

        account.Text("userName").ShouldBe("Root");
        account.GetProperty("roles").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("Administrator");
    }

    [Test]
    public async Task GetUser_WhenTheCallerIsAnAdministrator_ShouldShowTheWholeAccount()
    {
        var account = (await administrator.GetAsync($"users/{alice.UserName}")).ShouldBeOk();

        account.Members().ShouldBe(["userName", "displayName", "createdAt", "email", "roles"]);
        account.Text("email").ShouldBe("alice@example.org");
    }

    [Test]
    public async Task GetUser_WhenTheCallerIsNone_ShouldNotShowWhoIsOne() =>
        (await alice.GetAsync("users/root")).ShouldBeOk().Members().ShouldBe(["userName", "displayName", "createdAt"]);

    [Test]
    public async Task Start_WhenTheAccountIsThere_ShouldLeaveItsPassword()
    {
        using var folder = new DataFolder();
        await using (TestService.Start(folder, settings: Administrator("Root", Password), replace: Replace))
        {
        }

        await using var again = TestService.Start(folder, settings: Administrator("root", "second password"), replace: Replace);

        (await LoginAsync(again, Password)).ShouldBeOk().GetProperty("user").Text("userName").ShouldBe("Root");
        (await LoginAsync(again, "second password")).ShouldBeUnauthenticated("auth.invalid_credentials");
    }

    [Test]
    public async Task Start_WhenTheAccountIsThereAndTheRulesHaveGrown_ShouldStart()
    {
        using var folder = new DataFolder();
        await using (TestService.Start(folder, settings: Administrator("Root", Password), replace: Replace))
        {
        }

        await using var again = TestService.Start(
            folder, settings: [.. Administrator("root", Password), ("Passwords:MinimumLength", "64")], replace: Replace);

        (await LoginAsync(again, Password)).ShouldBeOk();
    }

    [Test]
    public async Task Start_WhenSomebodyElseHasTheName_ShouldNotRaiseThem()
    {
        using var folder = new DataFolder();
        await using (var first = TestService.Start(folder, replace: Replace))
        {
            (await first.Client.PostAsync("auth/register", new { userName = "Root", password = Password })).ShouldBeCreated();
        }

        await using var again = TestService.Start(folder, settings: Administrator("Root", "second password"), replace: Replace);

        (await LoginAsync(again, Password)).ShouldBeOk().GetProperty("user").GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    private static (string Name, string Value)[] Administrator(string userName, string password) =>
        [("Administrator:UserName", userName), ("Administrator:Password", password)];

    private static Task<Reply> LoginAsync(TestService service, string password) =>
        service.Client.PostAsync("auth/login", new { userName = "root", password });
}
