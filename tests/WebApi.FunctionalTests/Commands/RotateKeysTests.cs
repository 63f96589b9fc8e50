using Messaging.WebApi.FunctionalTests.Administration;

namespace Messaging.WebApi.FunctionalTests.Commands;

internal sealed class RotateKeysTests
{
    [Test]
    public async Task Rotate_WhenTheServiceStartsAgain_ShouldSignNobodyOut()
    {
        using var folder = new DataFolder();
        Person alice;
        string next;
        Outcome outcome;
        await using (var first = TestService.Start(folder))
        {
            alice = await Person.RegisterAsync(first.Client);
            await alice.SendManyAsync(await Person.RegisterAsync(first.Client), 3);
            next = (await alice.GetAsync("messages?limit=1")).ShouldBeOk().Link("next")!;
            outcome = await Outcome.OfAsync(folder, input: string.Empty, "keys", "rotate");
            (await alice.GetAsync("users/me")).ShouldBeOk();
        }

        await using var second = TestService.Start(folder);
        var again = alice.At(second.Client);

        outcome.ShouldBe(new Outcome(0, "A new key was made. It signs from the next start of the service; 2 keys verify.\n", string.Empty));
        (await again.GetAsync("users/me")).ShouldBeOk();
        (await Pages.ReadOnAsync(again, next)).Contents().ShouldBe(["message 2", "message 1"]);
        (await again.PostAsync("auth/refresh", new { refreshToken = again.RefreshToken })).ShouldBeOk();
    }

    [Test]
    public async Task Rotate_WhenTheFileHoldsNoKey_ShouldSaySoInOneLine()
    {
        using var folder = new DataFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "signing.key"), "not base64!");

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "keys", "rotate");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith("Tokens:SigningKeyFile: ");
        outcome.Error.Count(character => character == '\n').ShouldBe(1);
        outcome.Error.ShouldNotContain("not base64!");
    }
}
