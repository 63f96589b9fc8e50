using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;
using Moq;

namespace Messaging.Application.UnitTests.Authentication;

internal sealed class ChangePasswordTests
{
    private readonly AuthenticationPorts ports = new();

    public ChangePasswordTests()
    {
        ports.AliceHas("hash:password");
        ports.Sessions
            .Setup(repository => repository.RevokeAllAsync(Samples.Alice.Id, Samples.Id(100), Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync([Samples.Id(101)]);
    }

    [TestCase("hash:password")]
    [TestCase("old hash:password")]
    public async Task Handle_WhenTheCurrentPasswordIsRight_ShouldStoreTheNewHashAndEndTheOtherSessions(string hash)
    {
        ports.AliceHas(hash);

        var result = await HandleAsync("password", "new password");

        result.Error.ShouldBeNull();
        ports.Credentials.Verify(
            repository => repository.SetPasswordHashAsync(Samples.Alice.Id, "hash:new password", It.IsAny<CancellationToken>()), Times.Once);
        ports.Activity.SingleEntry().ShouldBe((ActivityType.PasswordChanged, Samples.Alice.Id, null));
        ports.Monitor.EndedSessions().ShouldBe([Samples.Id(101)]);
    }

    [Test]
    public async Task Handle_WhenTheCurrentPasswordIsWrong_ShouldRefuse()
    {
        (await HandleAsync("passwort", "new password")).Error.ShouldBe(SessionErrors.WrongPassword);

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenThePasswordWasChangedMeanwhile_ShouldRefuseAndEndNothing()
    {
        ports.UnitOfWork.BetweenRuns = () => ports.AliceHas("hash:another");

        (await HandleAsync("password", "new password")).Error.ShouldBe(SessionErrors.WrongPassword);

        ports.Credentials.Verify(
            repository => repository.SetPasswordHashAsync(It.IsAny<Guid>(), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
        ports.Activity.Entries().ShouldBeEmpty();
        ports.Monitor.EndedSessions().ShouldBeEmpty("what the first run ended was rolled back");
    }

    [Test]
    public async Task Handle_WhenTheAccountIsGone_ShouldRefuse()
    {
        ports.Credentials
            .Setup(repository => repository.FindByNameAsync("alice", It.IsAny<CancellationToken>()))
            .ReturnsAsync((Credentials?)null);

        (await HandleAsync("password", "new password")).Error.ShouldBe(SessionErrors.WrongPassword);
    }

    [Test]
    public async Task Handle_WhenTooManyHashesWait_ShouldSaySo()
    {
        ports.IsVerifyingBusy = true;
        (await HandleAsync("password", "new password")).Error.ShouldBe(RequestErrors.Busy);

        ports.IsVerifyingBusy = false;
        ports.IsHashingBusy = true;
        (await HandleAsync("password", "new password")).Error.ShouldBe(RequestErrors.Busy);

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenTheThrottleSaysWait_ShouldRefuseBeforeHashing()
    {
        ports.Wait = TimeSpan.FromSeconds(8);

        var result = await HandleAsync("password", "new password");

        result.Error.ShouldBe(SessionErrors.Throttled with { RetryAfter = TimeSpan.FromSeconds(8) });
        ports.Passwords.VerifyNoOtherCalls();
    }

    [TestCase("password", true)]
    [TestCase("passwort", false)]
    public async Task Handle_WhenTheCurrentPasswordWasCompared_ShouldTellTheThrottle(string current, bool succeeded)
    {
        await HandleAsync(current, "new password");

        ports.EndedAttempts.ShouldBe([succeeded]);
    }

    [TestCase("staple alice harbour")]
    [TestCase("ALICE and the rabbit")]
    public async Task Handle_WhenTheNewPasswordHoldsTheUserName_ShouldNameIt(string changed)
    {
        var error = (await HandleAsync("password", changed)).Error.ShouldNotBeNull();

        error.Members.ShouldNotBeNull()["newPassword"].ShouldBe(["The password must not contain the user name."]);
        ports.Passwords.VerifyNoOtherCalls();
    }

    [TestCase("password", "password1!", "newPassword")]
    [TestCase("password", "a messaging secret", "newPassword")]
    [TestCase("p", "new password", "")]
    [TestCase(null, "new password", "currentPassword")]
    [TestCase("", "new password", "currentPassword")]
    [TestCase("password", null, "newPassword")]
    [TestCase("password", "1234567", "newPassword")]
    [TestCase(null, null, "currentPassword,newPassword")]
    public async Task Validate_WhenAPasswordIsMissingOrTooShort_ShouldNameIt(string? current, string? changed, string wrong) =>
        (await WrongMembersAsync(current, changed)).ShouldBe(wrong);

    [Test]
    public async Task Validate_WhenAPasswordIsTooLong_ShouldNameIt() =>
        (await WrongMembersAsync(new string('x', 129), new string('x', 129))).ShouldBe("currentPassword,newPassword");

    private static Task<string> WrongMembersAsync(string? current, string? changed) =>
        new ChangePasswordValidator(AuthenticationPorts.PasswordSettings).WrongMembersAsync(new ChangePassword(current, changed));

    private Task<Result> HandleAsync(string current, string changed) =>
        new ChangePasswordHandler(
                ports.Credentials.Object,
                ports.Throttle.Object,
                ports.Sessions.Object,
                ports.Passwords.Object,
                ports.Activity.Object,
                ports.Monitor.Object,
                ports.UnitOfWork,
                ports.Caller,
                new StoppedClock())
            .Handle(new ChangePassword(current, changed), CancellationToken.None);
}
