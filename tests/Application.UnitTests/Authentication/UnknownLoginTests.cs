using Messaging.Application.Authentication;
using Messaging.Domain.Activity;

namespace Messaging.Application.UnitTests.Authentication;

internal sealed class UnknownLoginTests
{
    private readonly AuthenticationPorts ports = new();

    [TestCase("Ghost", "Ghost")]
    [TestCase("correct horse battery", null)]
    public async Task Handle_WhenNobodyHasTheName_ShouldRecordItWhereItCouldBeOne(string userName, string? recorded)
    {
        var entry = await EntryOfAsync(userName);

        entry.ShouldBe(new ActivityEntry(entry.Id, UserId: null, ActivityType.InvalidLogin, Samples.Now, OtherUserId: null, "192.0.2.7")
        {
            AttemptedName = recorded,
        });
    }

    [Test]
    public async Task Handle_WhenSomebodyHasTheName_ShouldRecordWhoAlone()
    {
        ports.AliceHas("hash:another password");

        var entry = await EntryOfAsync("ALICE");

        entry.UserId.ShouldBe(Samples.Alice.Id);
        entry.AttemptedName.ShouldBeNull();
    }

    private async Task<ActivityEntry> EntryOfAsync(string userName)
    {
        var handler = new LoginHandler(
            ports.Credentials.Object,
            ports.Throttle.Object,
            ports.Passwords.Object,
            ports.Activity.Object,
            ports.Monitor.Object,
            ports.Starter,
            ports.UnitOfWork,
            ports.Caller,
            new StoppedClock());
        await handler.Handle(new Login(userName, "password"), CancellationToken.None);
        return ports.Activity.Entries().ShouldHaveSingleItem();
    }
}
