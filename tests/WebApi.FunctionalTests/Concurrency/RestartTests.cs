namespace Messaging.WebApi.FunctionalTests.Concurrency;

internal sealed class RestartTests
{
    [Test]
    public async Task Service_WhenStartedAgainOnItsFiles_ShouldKnowEverythingAndEveryToken()
    {
        using var folder = new DataFolder();
        Person alice;
        Person bob;
        string[] before;
        await using (var first = TestService.Start(folder))
        {
            alice = await Person.RegisterAsync(first.Client);
            bob = await Person.RegisterAsync(first.Client);
            var last = (await alice.SendManyAsync(bob, 5))[^1];
            await bob.MarkReadAsync(last.Id("conversationId"), 3);
            await bob.BlockAsync(alice);
            before = await LookAsync(alice, bob);
        }

        await using var second = TestService.Start(folder);
        var aliceAgain = alice.At(second.Client);
        var bobAgain = bob.At(second.Client);

        (await LookAsync(aliceAgain, bobAgain)).ShouldBe(before);
        (await aliceAgain.PostAsync("messages", new { recipient = bobAgain.UserName, content = "refused" })).ShouldBe(HttpStatusCode.Forbidden);
        (await bobAgain.PostAsync("auth/refresh", new { refreshToken = bobAgain.RefreshToken })).ShouldBeOk();
        await bobAgain.UnblockAsync(aliceAgain);
        (await aliceAgain.SendAsync(bobAgain, "on we go")).Number("sequence").ShouldBe(6);
    }

    [Test]
    public async Task Service_WhenStartedAgain_ShouldKnowCursorsAndIdentifiersOfBefore()
    {
        using var folder = new DataFolder();
        var bobsName = Person.NewName();
        var body = new { recipient = bobsName, content = "once", clientMessageId = Guid.CreateVersion7() };
        Person alice;
        Reply sent;
        string next;
        await using (var first = TestService.Start(folder))
        {
            alice = await Person.RegisterAsync(first.Client);
            await alice.SendManyAsync(await Person.RegisterAsync(first.Client, bobsName), 2);
            sent = await alice.PostAsync("messages", body);
            next = (await alice.GetAsync("messages?limit=1")).ShouldBeOk().Link("next")!;
        }

        await using var second = TestService.Start(folder);
        var aliceAgain = alice.At(second.Client);

        (await aliceAgain.PostAsync("messages", body)).ShouldBe(HttpStatusCode.Created).Text.ShouldBe(sent.Text);
        (await Pages.ReadOnAsync(aliceAgain, next)).Contents().ShouldBe(["message 2", "message 1"]);
    }

    private static async Task<string[]> LookAsync(Person alice, Person bob)
    {
        var looks = new List<string>();
        foreach (var person in new[] { alice, bob })
        {
            foreach (var path in new[] { "users/me", "conversations", "messages", "blocks", "activity" })
            {
                looks.Add((await person.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Text);
            }
        }

        return [.. looks];
    }
}
