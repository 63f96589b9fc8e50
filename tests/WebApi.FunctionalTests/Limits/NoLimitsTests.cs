namespace Messaging.WebApi.FunctionalTests.Limits;

/// <summary>A service whose limits are switched off, as all other tests have it.</summary>
internal sealed class NoLimitsTests : PeopleFixture
{
    [Test]
    public async Task Any_WhenLimitsAreOff_ShouldCountNothing()
    {
        var alice = await RegisterAsync();

        (await alice.GetAsync("users/me")).Header("RateLimit").ShouldBeNull();
    }

    [Test]
    public async Task Login_WhenLimitsAreOff_ShouldLetEverybodyGuess()
    {
        var alice = await RegisterAsync();

        for (var guess = 0; guess < 30; guess++)
        {
            (await Anonymous.PostAsync("auth/login", new { userName = alice.UserName, password = "wrong password" })).ShouldBeUnauthenticated("auth.invalid_credentials");
        }
    }
}
