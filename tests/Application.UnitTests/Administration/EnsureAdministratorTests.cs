using Messaging.Application.Administration;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Administration;

internal sealed class EnsureAdministratorTests
{
    private readonly AuthenticationPorts ports = new();

    [Test]
    public async Task Handle_WhenThereIsNoAccountOfTheName_ShouldMakeAnAdministrator()
    {
        AddingAnswers(true);

        var result = await HandleAsync("root");

        result.Value.ShouldBeTrue();
        ports.Users.Verify(
            repository => repository.TryAddAsync(
                It.Is<User>(user => user.UserName == "root" && user.Roles.Single() == Roles.Administrator), "hash:password", It.IsAny<CancellationToken>()),
            Times.Once);
        var entry = ports.Activity.Entries().ShouldHaveSingleItem();
        entry.Type.ShouldBe(ActivityType.AccountCreated);
        entry.Roles.ShouldBe(Roles.Administrator);
    }

    [Test]
    public async Task Handle_WhenTheNameExists_ShouldLeaveTheAccount()
    {
        ports.Directory.Knows(Samples.Alice);

        (await HandleAsync("alice")).Value.ShouldBeFalse();

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenAnotherInstanceWasFaster_ShouldLeaveTheAccount()
    {
        AddingAnswers(false);

        (await HandleAsync("root")).Value.ShouldBeFalse();

        ports.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTooManyHashesWait_ShouldSaySo()
    {
        ports.IsHashingBusy = true;

        (await HandleAsync("root")).Error.ShouldBe(RequestErrors.Busy);
    }

    [TestCase("root", "correct horse battery", "")]
    [TestCase("ro", "correct horse battery", "userName")]
    [TestCase("root", "1234567", "password")]
    [TestCase("root", "password", "password")]
    [TestCase("root", "the root of it all", "password")]
    public async Task Validate_WhenTheSettingsAreUnfit_ShouldNameThem(string userName, string password, string wrong) =>
        (await new EnsureAdministratorValidator(AuthenticationPorts.PasswordSettings).WrongMembersAsync(new EnsureAdministrator(userName, password)))
            .ShouldBe(wrong);

    private void AddingAnswers(bool isAdded) =>
        ports.Users
            .Setup(repository => repository.TryAddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(isAdded);

    private Task<Result<bool>> HandleAsync(string userName) =>
        new EnsureAdministratorHandler(
                ports.Users.Object, ports.Directory.Object, ports.Passwords.Object, ports.Activity.Object, ports.UnitOfWork, new StoppedClock())
            .Handle(new EnsureAdministrator(userName, "password"), CancellationToken.None);
}
