using Messaging.Application.Administration;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Administration;

internal sealed class EnsureAdministratorTests
{
    private const string Password = "correct horse battery";

    private readonly AuthenticationPorts ports = new();

    [Test]
    public async Task Handle_WhenThereIsNoAccountOfTheName_ShouldMakeAnAdministrator()
    {
        AddingAnswers(true);

        var result = await HandleAsync("root");

        result.Value.ShouldBeTrue();
        ports.Users.Verify(
            repository => repository.TryAddAsync(
                It.Is<User>(user => user.UserName == "root" && user.Roles.Single() == Roles.Administrator), $"hash:{Password}", It.IsAny<CancellationToken>()),
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

    [TestCase("root", "")]
    [TestCase("ro", "userName")]
    public async Task Validate_WhenTheNameIsUnfit_ShouldNameIt(string userName, string wrong) =>
        (await new EnsureAdministratorValidator().WrongMembersAsync(new EnsureAdministrator(userName, Password))).ShouldBe(wrong);

    [TestCase("1234567")]
    [TestCase("password")]
    [TestCase("the root of it all")]
    public async Task Handle_WhenThePasswordIsUnfit_ShouldNameItOnlyWhereTheAccountIsToBeMade(string password)
    {
        ports.Directory.Knows(Samples.Alice);

        (await HandleAsync("root", password)).Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["password"]);
        (await HandleAsync("alice", password)).Value.ShouldBeFalse();

        ports.Passwords.VerifyNoOtherCalls();
    }

    private void AddingAnswers(bool isAdded) =>
        ports.Users
            .Setup(repository => repository.TryAddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(isAdded);

    private Task<Result<bool>> HandleAsync(string userName, string password = Password) =>
        new EnsureAdministratorHandler(
                ports.Users.Object,
                ports.Directory.Object,
                ports.Passwords.Object,
                ports.Activity.Object,
                ports.UnitOfWork,
                AuthenticationPorts.PasswordSettings,
                new StoppedClock())
            .Handle(new EnsureAdministrator(userName, password), CancellationToken.None);
}
