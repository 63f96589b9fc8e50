namespace Messaging.WebApi.FunctionalTests.Limits;

internal sealed class EasyPasswordTests : PeopleFixture
{
    [TestCase("Password2026!", "common")]
    [TestCase("iloveyou", "common")]
    [TestCase("our messaging secret", "name of this service")]
    [TestCase("not so secret, Person-X", "user name")]
    public async Task Register_WhenThePasswordIsEasyToGuess_ShouldSayWhy(string password, string reason)
    {
        var reply = await Anonymous.PostAsync("auth/register", new { userName = "person-x", password });

        ReasonOf(reply, "password").ShouldContain(reason);
    }

    [TestCase("Password2026!", "common")]
    [TestCase("our messaging secret", "name of this service")]
    [TestCase("all about {0}", "user name")]
    public async Task ChangePassword_WhenTheNewOneIsEasyToGuess_ShouldSayWhy(string password, string reason)
    {
        var alice = await RegisterAsync();

        var reply = await alice.PutAsync(
            "auth/password",
            new { currentPassword = alice.Password, newPassword = password.Replace("{0}", alice.UserName, StringComparison.Ordinal) });

        ReasonOf(reply, "newPassword").ShouldContain(reason);
    }

    [Test]
    public async Task Login_WhenThePasswordHas128CharactersOutsideOfTheBasicPlane_ShouldSignIn()
    {
        var account = new { userName = Person.NewName(), password = string.Concat(Enumerable.Repeat("\U0001F511", 128)) };
        (await Anonymous.PostAsync("auth/register", account)).ShouldBeCreated();

        (await Anonymous.PostAsync("auth/login", account)).ShouldBeOk();
    }

    private static string ReasonOf(Reply reply, string member) =>
        reply.ShouldBeInvalid(member).GetProperty("errors").GetProperty(member)[0].GetString().ShouldNotBeNull();
}
