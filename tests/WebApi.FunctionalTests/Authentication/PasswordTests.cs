using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Authentication;

internal sealed class PasswordTests : ServiceFixture
{
    private const string NewPassword = "staple candle harbour";

    private Person alice = null!;

    [SetUp]
    public async Task RegisterAliceAsync() => alice = await RegisterAsync();

    [Test]
    public async Task ChangePassword_WhenTheCurrentOneIsRight_ShouldChangeItAndEndEveryOtherSession()
    {
        var phone = await alice.LoginAsync(Anonymous);
        (await phone.GetAsync("users/me")).ShouldBeOk();

        (await ChangeAsync(alice.Password, NewPassword)).ShouldBeNoContent();

        (await phone.GetAsync("users/me")).ShouldBeUnauthenticated("auth.invalid_token");
        (await RefreshAsync(phone)).ShouldBeUnauthenticated("auth.invalid_refresh_token");
        (await alice.GetAsync("activity?limit=1")).ShouldBeOk().Items()[0].Text("type").ShouldBe("PasswordChanged");
        (await RefreshAsync(alice)).ShouldBeOk();
        (await LoginAsync(alice.Password)).ShouldBeUnauthenticated("auth.invalid_credentials");
        (await LoginAsync(NewPassword)).ShouldBeOk();
    }

    [Test]
    public async Task ChangePassword_WhenTheCurrentOneIsWrong_ShouldNameItAndChangeNothing()
    {
        var phone = await alice.LoginAsync(Anonymous);

        var reply = await ChangeAsync("wrong password", NewPassword);

        reply.ShouldBeProblem(HttpStatusCode.BadRequest, "auth.wrong_password", "currentPassword");
        (await phone.GetAsync("users/me")).ShouldBeOk();
        (await LoginAsync(NewPassword)).ShouldBeUnauthenticated("auth.invalid_credentials");
        (await LoginAsync(alice.Password)).ShouldBeOk();
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1234567")]
    public async Task ChangePassword_WhenTheNewOneIsWeak_ShouldNameItAndChangeNothing(string? password)
    {
        (await ChangeAsync(alice.Password, password)).ShouldBeInvalid("newPassword");

        (await LoginAsync(alice.Password)).ShouldBeOk();
    }

    [Test]
    public async Task ChangePassword_WhenPasswordsAreOverLong_ShouldNameThem()
    {
        var tooLong = new string('x', 129);

        (await ChangeAsync(tooLong, tooLong)).ShouldBeInvalid("currentPassword", "newPassword");
    }

    [Test]
    public async Task ChangePassword_WhenTheBodyIsEmpty_ShouldNameWhatIsMissing() =>
        (await alice.PutAsync("auth/password", new { })).ShouldBeInvalid("currentPassword", "newPassword");

    [Test]
    public async Task ChangePassword_WhenTwoRace_ShouldLetOneOfThemChangeIt()
    {
        var phone = await alice.LoginAsync(Anonymous);
        var passwords = new[] { "first new password", "second new password" };

        var replies = await Task.WhenAll(
            ChangeAsync(alice.Password, passwords[0]),
            phone.PutAsync("auth/password", new { currentPassword = alice.Password, newPassword = passwords[1] }));

        // The slower one finds its session over, or the password changed.
        var winner = Array.FindIndex(replies, reply => reply.Status == HttpStatusCode.NoContent);
        replies[1 - winner].Status.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest);
        (await LoginAsync(passwords[winner])).ShouldBeOk();
        (await LoginAsync(passwords[1 - winner])).ShouldBeUnauthenticated("auth.invalid_credentials");
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    private Task<Reply> ChangeAsync(string currentPassword, string? newPassword) =>
        alice.PutAsync("auth/password", new { currentPassword, newPassword });

    private Task<Reply> RefreshAsync(Person session) => Anonymous.PostAsync("auth/refresh", new { refreshToken = session.RefreshToken });

    private Task<Reply> LoginAsync(string password) => Anonymous.PostAsync("auth/login", new { userName = alice.UserName, password });
}
