using Messaging.WebApi.FunctionalTests.Authentication;

namespace Messaging.WebApi.FunctionalTests.Limits;

internal sealed class LoginThrottleTests : LimitsFixture
{
    private const string Home = "192.0.2.7";

    [Test]
    public async Task Login_WhenTenPasswordsWereWrong_ShouldAskToWaitAndThenGoOn()
    {
        var alice = await RegisterFromAsync(Home);
        await GuessAsync("203.0.113.1", alice.UserName, times: 10);

        var refusal = await LoginFromAsync("203.0.113.1", alice.UserName, "one more guess");
        refusal.ShouldBeProblem(HttpStatusCode.TooManyRequests, "auth.throttled");
        refusal.Header("Retry-After").ShouldBe("1");

        Advance(TimeSpan.FromSeconds(1));
        (await LoginFromAsync("203.0.113.1", alice.UserName, "one more guess")).ShouldBeUnauthenticated("auth.invalid_credentials");
        (await LoginFromAsync("203.0.113.1", alice.UserName, "one more guess")).Header("Retry-After").ShouldBe("2");
        Advance(TimeSpan.FromSeconds(2));
        (await LoginFromAsync("203.0.113.1", alice.UserName, alice.Password)).ShouldBeOk();
    }

    [Test]
    public async Task Login_WhileOneHasToWait_ShouldRefuseTheRightPasswordToo()
    {
        var alice = await RegisterFromAsync(Home);
        await GuessAsync("203.0.113.2", alice.UserName, times: 10);

        var right = await LoginFromAsync("203.0.113.2", alice.UserName, alice.Password);

        right.ShouldBeProblem(HttpStatusCode.TooManyRequests, "auth.throttled");
    }

    [Test]
    public async Task Login_WhenGuessesGoOn_ShouldAnswerTheSameWhetherTheAccountExistsIsDisabledOrNot()
    {
        var alice = await RegisterFromAsync(Home);
        var carol = await RegisterFromAsync(Home);
        await Folder.DisableAsync(carol.UserName);

        var known = await SequenceAsync(alice.UserName, "203.0.113.3");
        var disabled = await SequenceAsync(carol.UserName, "203.0.113.4");
        var unknown = await SequenceAsync("nobody-of-that-name", "203.0.113.5");

        known.Count(answer => answer.StartsWith("429", StringComparison.Ordinal)).ShouldBe(5);
        disabled.ShouldBe(known);
        unknown.ShouldBe(known);
    }

    [Test]
    public async Task Login_WhileManyStrangersGuess_ShouldLetTheOwnerInWhereTheySignedInBefore()
    {
        var alice = await RegisterFromAsync(Home);
        await UntilThrottledAsync(alice.UserName);

        (await LoginFromAsync("198.51.100.99", alice.UserName, alice.Password)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "auth.throttled");
        (await LoginFromAsync(Home, alice.UserName, alice.Password)).ShouldBeOk();
        (await LoginFromAsync(Home, alice.UserName.ToUpperInvariant(), alice.Password)).ShouldBeOk();
    }

    [Test]
    public async Task Login_WhileManyStrangersGuess_ShouldLetTheOwnerInFromANewAddressAfterTheWaitItTold()
    {
        var alice = await RegisterFromAsync(Home);
        await UntilThrottledAsync(alice.UserName);
        var refusal = await LoginFromAsync("198.51.100.99", alice.UserName, alice.Password);
        refusal.Header("Retry-After").ShouldBe("300");

        Advance(TimeSpan.FromSeconds(300));
        (await LoginFromAsync("203.0.113.77", alice.UserName, "the turn of all strangers")).ShouldBeUnauthenticated("auth.invalid_credentials");

        (await LoginFromAsync("198.51.100.99", alice.UserName, alice.Password)).ShouldBeOk();
    }

    [Test]
    public async Task Login_WhenTheOwnerSignedInTwoSessionsAgo_ShouldStillKnowTheirAddress()
    {
        var alice = await RegisterFromAsync(Home);
        (await alice.PostAsync("auth/logout")).ShouldBeNoContent();
        (await LoginFromAsync("192.0.2.8", alice.UserName, alice.Password)).ShouldBeOk();
        await UntilThrottledAsync(alice.UserName);

        (await LoginFromAsync(Home, alice.UserName, alice.Password)).ShouldBeOk();
    }

    [Test]
    public async Task ChangePassword_WhenTheCurrentOneIsGuessed_ShouldAskToWait()
    {
        var alice = await RegisterFromAsync(Home);
        for (var guess = 0; guess < 10; guess++)
        {
            (await ChangeAsync(alice, $"guess number {guess}", "203.0.113.6")).ShouldBe(HttpStatusCode.BadRequest);
        }

        var refusal = await ChangeAsync(alice, alice.Password, "203.0.113.6");
        refusal.ShouldBeProblem(HttpStatusCode.TooManyRequests, "auth.throttled");
        refusal.Header("Retry-After").ShouldBe("1");
        (await ChangeAsync(alice, alice.Password, Home)).ShouldBeNoContent();
    }

    private static Task<Reply> ChangeAsync(Person person, string currentPassword, string address) =>
        person.PutAsync("auth/password", new { currentPassword, newPassword = "staple candle harbour" }, From(address));

    // What a guesser sees, without what differs from request to request anyway.
    private async Task<IReadOnlyList<string>> SequenceAsync(string userName, string address)
    {
        var answers = new List<string>();
        for (var guess = 0; guess < 15; guess++)
        {
            var reply = await LoginFromAsync(address, userName, Person.CommonPassword + " ");
            var problem = reply.Json;
            answers.Add($"{(int)reply.Status} {problem.Text("code")} {problem.Text("detail")} {reply.Header("Retry-After")} {reply.Header("WWW-Authenticate")}");
        }

        return answers;
    }

    // The hundredth wrong password is the last that strangers have for nothing.
    private async Task UntilThrottledAsync(string userName)
    {
        for (var number = 0; number < 50; number++)
        {
            for (var guess = 0; guess < 5; guess++)
            {
                var reply = await LoginFromAsync($"2001:db8:0:{number}::1", userName, "not the password");
                if (reply.Status == HttpStatusCode.TooManyRequests)
                {
                    return;
                }
            }
        }

        Assert.Fail("Nobody was throttled.");
    }
}
