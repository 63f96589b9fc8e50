using Messaging.Application.Administration;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.UnitTests.Administration;

/// <summary>Disabling, enabling and changing roles.</summary>
internal sealed class StandingTests
{
    private readonly AdministrationPorts ports = new();

    [Test]
    public async Task Disable_WhenEnabled_ShouldStoreRecordAndEndTheSessions()
    {
        var result = await DisableAsync("BOB");

        result.Error.ShouldBeNull();
        ports.Bob.ShouldNotBeNull().DisabledAt.ShouldBe(Samples.Now);
        ports.ShouldHaveStoredBob();
        ShouldHaveRecorded(ActivityType.AccountDisabled, actorId: Samples.Alice.Id, "192.0.2.7");
        ports.Common.Monitor.EndedSessions().ShouldBe([AdministrationPorts.SessionOfBob]);
    }

    [Test]
    public async Task Disable_WhenTheSessionsEnd_ShouldTellTheMonitorAfterTheCommit()
    {
        ports.Common.Monitor
            .Setup(monitor => monitor.Ended(Moq.It.IsAny<IReadOnlyCollection<Guid>>()))
            .Callback(() => ports.UnitOfWork.IsRunning.ShouldBeFalse());

        (await DisableAsync("bob")).Error.ShouldBeNull();

        ports.Common.Monitor.EndedSessions().ShouldNotBeEmpty();
    }

    [Test]
    public async Task Disable_WhenDisabled_ShouldChangeNothing()
    {
        ports.MakeBob = () => AdministrationPorts.BobWith(disabledAt: Samples.Now.AddDays(-1));

        (await DisableAsync("bob")).Error.ShouldBeNull();

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task Disable_WhenOneself_ShouldRefuse()
    {
        (await DisableAsync("alice")).Error.ShouldBe(AdministrationErrors.CannotDisableSelf);

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task Disable_WhenTheLastAdministrator_ShouldRefuse()
    {
        ports.OperatorIsActing();
        ports.OthersAdminister = false;
        ports.MakeBob = () => AdministrationPorts.BobWith(disabledAt: null, Roles.Administrator);

        (await DisableAsync("bob")).Error.ShouldBe(AdministrationErrors.LastAdministrator);

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task Disable_WhenAtTheCommandLine_ShouldNameNoActor()
    {
        ports.OperatorIsActing();

        (await DisableAsync("bob")).Error.ShouldBeNull();

        ShouldHaveRecorded(ActivityType.AccountDisabled, actorId: null, ipAddress: null);
    }

    [Test]
    public async Task Disable_WhenNobodyHasTheName_ShouldSaySo()
    {
        (await DisableAsync("ghost")).Error.ShouldBe(UserErrors.NotFound);

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Disable_WhenTheActorHasLostTheRoleMeanwhile_ShouldRefuse()
    {
        ports.IsActing(User.Restore(Samples.Alice.Id, "alice", "Alice", email: null, Samples.Now, disabledAt: null, roles: []));

        (await DisableAsync("bob")).Error.ShouldBe(AdministrationErrors.Forbidden);

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task Disable_WhenTheActorHasBeenDisabledMeanwhile_ShouldRefuse()
    {
        ports.IsActing(Samples.User(Samples.Alice, isDisabled: true));

        (await DisableAsync("bob")).Error.ShouldBe(AdministrationErrors.Forbidden);

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task Disable_WhenTheSecondRunFindsThemDisabled_ShouldEndNothingTwice()
    {
        ports.UnitOfWork.BetweenRuns = () => ports.MakeBob = () => AdministrationPorts.BobWith(disabledAt: Samples.Now);

        (await DisableAsync("bob")).Error.ShouldBeNull();

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task Enable_WhenDisabled_ShouldStoreAndRecord()
    {
        ports.MakeBob = () => AdministrationPorts.BobWith(disabledAt: Samples.Now.AddDays(-1));

        (await EnableAsync("bob")).Error.ShouldBeNull();

        ports.Bob.ShouldNotBeNull().IsDisabled.ShouldBeFalse();
        ports.ShouldHaveStoredBob();
        ShouldHaveRecorded(ActivityType.AccountEnabled, actorId: Samples.Alice.Id, "192.0.2.7");
    }

    [Test]
    public async Task Enable_WhenEnabled_ShouldChangeNothing()
    {
        (await EnableAsync("bob")).Error.ShouldBeNull();

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task SetRoles_WhenOthers_ShouldStoreRecordAndEndTheSessions()
    {
        (await SetRolesAsync("bob", Roles.Administrator)).Error.ShouldBeNull();

        ports.Bob.ShouldNotBeNull().Roles.ShouldBe([Roles.Administrator]);
        ports.ShouldHaveStoredBob();
        ShouldHaveRecorded(ActivityType.RolesChanged, actorId: Samples.Alice.Id, "192.0.2.7", Roles.Administrator);
        ports.Common.Monitor.EndedSessions().ShouldBe([AdministrationPorts.SessionOfBob]);
    }

    [Test]
    public async Task SetRoles_WhenTheSame_ShouldChangeNothing()
    {
        (await SetRolesAsync("bob")).Error.ShouldBeNull();

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task SetRoles_WhenTheLastAdministratorResigns_ShouldRefuse()
    {
        ports.OthersAdminister = false;

        (await SetRolesAsync("alice")).Error.ShouldBe(AdministrationErrors.LastAdministrator);

        ports.ShouldHaveChangedNothing();
    }

    [Test]
    public async Task Validate_WhenTheRolesAreKnown_ShouldSayNothing()
    {
        (await WrongMembersAsync([])).ShouldBeEmpty();
        (await WrongMembersAsync([Roles.Administrator, Roles.Administrator])).ShouldBeEmpty();
    }

    [Test]
    public async Task Validate_WhenTheRolesAreMissingOrUnknown_ShouldNameThem()
    {
        (await WrongMembersAsync(null)).ShouldBe("roles");
        (await WrongMembersAsync(["administrator"])).ShouldBe("roles");
        (await WrongMembersAsync([Roles.Administrator, null])).ShouldBe("roles");
        (await WrongMembersAsync([""])).ShouldBe("roles");
    }

    [Test]
    public async Task Handle_WhenTooMuchWaits_ShouldSaySo()
    {
        var busy = new AccountKeeper(
            ports.Common.Directory.Object,
            ports.Users.Object,
            ports.Common.Sessions.Object,
            ports.Common.Monitor.Object,
            ports.Common.Activity.Object,
            ports.Check,
            new FakeUnitOfWork { IsBusy = true },
            ports.Actor.Object,
            new StoppedClock());

        (await new DisableUserHandler(busy).Handle(new DisableUser("bob"), CancellationToken.None)).Error.ShouldBe(RequestErrors.Busy);

        ports.Common.Monitor.EndedSessions().ShouldBeEmpty();
    }

    private static Task<string> WrongMembersAsync(IReadOnlyList<string?>? roles) => new SetRolesValidator().WrongMembersAsync(new SetRoles("bob", roles));

    private void ShouldHaveRecorded(ActivityType type, Guid? actorId, string? ipAddress, string? roles = null)
    {
        var entry = ports.Common.Activity.Entries().ShouldHaveSingleItem();
        entry.ShouldBe(new ActivityEntry(entry.Id, Samples.Bob.Id, type, Samples.Now, OtherUserId: null, ipAddress)
        {
            ActorId = actorId,
            Roles = roles,
        });
    }

    private Task<Result> DisableAsync(string userName) => new DisableUserHandler(ports.Keeper).Handle(new DisableUser(userName), CancellationToken.None);

    private Task<Result> EnableAsync(string userName) => new EnableUserHandler(ports.Keeper).Handle(new EnableUser(userName), CancellationToken.None);

    private Task<Result> SetRolesAsync(string userName, params string[] roles) =>
        new SetRolesHandler(ports.Keeper).Handle(new SetRoles(userName, roles), CancellationToken.None);
}
