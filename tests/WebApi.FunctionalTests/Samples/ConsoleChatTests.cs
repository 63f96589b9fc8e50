using Messaging.WebApi.FunctionalTests.Authentication;

namespace Messaging.WebApi.FunctionalTests.Samples;

internal sealed class ConsoleChatTests : ManualTimeFixture
{
    [Test]
    public async Task Chat_WhenTheAccessTokenRunsOut_ShouldRenewItAndGoOn()
    {
        var bob = await RegisterAsync();
        var alice = await RegisterAsync();
        await using var chat = await ConsoleChatProcess.StartAsync(BaseAddress, alice.UserName);
        await chat.TypeAsync($"@{bob.UserName} before");
        await chat.ShowsAsync($"[1] {alice.UserName} to {bob.UserName}: before");

        Advance(TimeSpan.FromMinutes(11));
        await chat.TypeAsync("after");
        await chat.ShowsAsync($"[2] {alice.UserName} to {bob.UserName}: after");

        var entries = await Pages.ReadOnAsync(await alice.LoginAsync(Anonymous), "activity?limit=100");
        entries.Count(entry => entry.Text("type") is "Login").ShouldBe(2);
        chat.Messages.Count.ShouldBe(2);
    }

    [Test]
    public async Task Chat_WhenSomebodyWrites_ShouldShowItAndMarkItReadAtEnter()
    {
        var (alice, bob) = (await RegisterAsync(), await RegisterAsync());
        await bob.SendAsync(alice, "while you were away");
        await using var chat = await ConsoleChatProcess.StartAsync(BaseAddress, alice.UserName);

        await bob.SendAsync(alice, "and now\u001b[31m");

        await chat.ShowsAsync($"* {bob.UserName}: 1 messages, 1 unread");
        await chat.ShowsAsync($"[2] {bob.UserName} to {alice.UserName}: and now [31m");
        await chat.TypeAsync(string.Empty);
        await Poll.UntilAsync(async () => (await alice.ConversationWithAsync(bob)).Number("unreadCount") == 0);
        await chat.TypeAsync($"@{bob.UserName} last 2");
        await chat.ShowsAsync($"[1] {bob.UserName} to {alice.UserName}: while you were away");
        await chat.TypeAsync("/list");
        await chat.ShowsAsync($"* {bob.UserName}: 2 messages, 0 unread");
    }

    [Test]
    public async Task Chat_WhenTwoTalkInARoom_ShouldShowBothWhatEachWrote()
    {
        var (left, right) = (Person.NewName(), Person.NewName());
        await using var first = await ConsoleChatProcess.StartAsync(BaseAddress, left);
        await using var second = await ConsoleChatProcess.StartAsync(BaseAddress, right);
        await first.TypeAsync("#lobby is anybody here?");
        await first.ShowsAsync($"[1] {left} to Lobby: is anybody here?");

        await second.TypeAsync("#lobby I am");
        await first.ShowsAsync($"[2] {right} to Lobby: I am");
        await first.TypeAsync("good");

        await second.ShowsAsync($"[3] {left} to Lobby: good");
        second.Messages.Count.ShouldBe(2);
    }

    [Test]
    public async Task Chat_WhenTheServiceRefuses_ShouldSayWhyAndGoOn()
    {
        await using var chat = await ConsoleChatProcess.StartAsync(BaseAddress, Person.NewName());

        await chat.TypeAsync("@nobody-of-this-name hello");

        await chat.ShowsAsync("* There is no user of that name.");
        (await chat.FinishAsync()).ShouldBe(0);
    }

    [Test]
    public async Task Chat_WhenThePasswordIsWrong_ShouldSaySoAndEndWithOne()
    {
        var alice = await RegisterAsync();
        await using var chat = ConsoleChatProcess.Launch(BaseAddress, alice.UserName, "not her password");

        var code = await chat.FinishAsync();

        code.ShouldBe(1);
        chat.Output.ShouldHaveSingleItem().ShouldContain("taken");
    }
}
