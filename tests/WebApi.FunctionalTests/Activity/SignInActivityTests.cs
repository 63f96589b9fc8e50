namespace Messaging.WebApi.FunctionalTests.Activity;

internal sealed class SignInActivityTests : ServiceFixture
{
    [Test]
    public async Task List_WhenTheAccountWasUsed_ShouldTellEverySignInAndItsEnd()
    {
        var alice = await RegisterAsync();
        var wrong = new { userName = alice.UserName, password = "not the password" };
        (await Anonymous.PostAsync("auth/login", wrong)).ShouldBe(HttpStatusCode.Unauthorized);
        var second = await alice.LoginAsync(Anonymous);
        (await second.PostAsync("auth/logout")).ShouldBeNoContent();
        await alice.LoginAsync(Anonymous);
        (await alice.DeleteAsync("auth/sessions")).ShouldBeNoContent();
        (await alice.PutAsync("auth/password", new { currentPassword = alice.Password, newPassword = "staple candle harbour" })).ShouldBeNoContent();

        var entries = (await alice.GetAsync("activity")).ShouldBeOk().Items();

        entries.Select(entry => entry.Text("type")).ShouldBe(
            ["PasswordChanged", "SessionRevoked", "Login", "Logout", "Login", "InvalidLogin", "SignUp"]);
        entries.ShouldAllBe(entry => entry.Text("ipAddress") == "127.0.0.1");
    }
}
