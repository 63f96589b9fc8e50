namespace Messaging.WebApi.FunctionalTests.Administration;

/// <summary>What is under way while an account is disabled or loses its role: nothing of it may count after the answer.</summary>
internal sealed class DisableRaceTests : AdministrationFixture
{
    private const int Rounds = 20;
    private const int AtOnce = 4;

    [Test]
    public async Task Disable_WhenMessagesRaceWithIt_ShouldLetNothingInAfterItsAnswer()
    {
        var (mallory, bob) = (await RegisterAsync(), await RegisterAsync());
        await mallory.SendAsync(bob, "the first");
        for (var round = 1; round <= Rounds; round++)
        {
            var answered = new TaskCompletionSource();
            var sending = Enumerable.Range(0, AtOnce).Select(_ => SendUntilRefusedAsync(mallory, bob, answered.Task)).ToList();

            (await Root.PostAsync($"admin/users/{bob.UserName}/disable")).ShouldBeNoContent();
            answered.SetResult();
            var atAnswer = (await mallory.ConversationWithAsync(bob)).Number("lastSequence");
            await Task.WhenAll(sending);

            (await mallory.ConversationWithAsync(bob)).Number("lastSequence").ShouldBe(atAnswer, $"round {round}");
            (await Root.PostAsync($"admin/users/{bob.UserName}/enable")).ShouldBeNoContent();
        }
    }

    [Test]
    public async Task Disable_WhenLoginsRaceWithIt_ShouldLeaveNoSessionInForce()
    {
        var bob = await RegisterAsync();
        for (var round = 1; round <= Rounds; round++)
        {
            var logins = Enumerable.Range(0, AtOnce)
                .Select(_ => Anonymous.PostAsync("auth/login", new { userName = bob.UserName, password = bob.Password }))
                .ToList();

            (await Root.PostAsync($"admin/users/{bob.UserName}/disable")).ShouldBeNoContent();

            foreach (var reply in (await Task.WhenAll(logins)).Where(reply => reply.Status == HttpStatusCode.OK))
            {
                (await Anonymous.As(reply.Json.Text("accessToken")).GetAsync("users/me")).ShouldBeUnauthenticated("auth.invalid_token");
            }

            (await Root.PostAsync($"admin/users/{bob.UserName}/enable")).ShouldBeNoContent();
        }
    }

    [Test]
    public async Task SetRoles_WhenTheOneOnTheWayOutBringsThemselfBack_ShouldHaveLostTheRole()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var mallory = await AddAdministratorAsync();
            var path = $"admin/users/{mallory.UserName}/roles";
            var clinging = Enumerable.Range(0, AtOnce).Select(_ => ClingAsync(mallory, path)).ToList();

            (await Root.PutAsync(path, new { roles = Array.Empty<string>() })).ShouldBeNoContent();
            await Task.WhenAll(clinging);

            (await AccountAsync(mallory.UserName)).GetProperty("roles").GetArrayLength().ShouldBe(0, $"round {round}");
        }
    }

    /// <summary>Sends one message after the other until one is refused; one that was begun after the answer must be.</summary>
    private static async Task SendUntilRefusedAsync(Person sender, Person recipient, Task answered)
    {
        while (true)
        {
            var wasAnswered = answered.IsCompleted;
            var reply = await sender.PostAsync("messages", new { recipient = recipient.UserName, content = "let me in" });
            if (reply.Status != HttpStatusCode.Created)
            {
                reply.ShouldBeProblem(HttpStatusCode.Forbidden, "messages.recipient_unavailable");
                return;
            }

            wasAnswered.ShouldBeFalse();
        }
    }

    /// <summary>Gives the own account the role again and again, until that is refused.</summary>
    private static async Task ClingAsync(Person administrator, string path)
    {
        while ((await administrator.PutAsync(path, new { roles = Administrator })).Status == HttpStatusCode.NoContent)
        {
        }
    }
}
