using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;
using Moq;

namespace Messaging.Application.UnitTests.Authentication;

internal sealed class LoginTests
{
    private readonly AuthenticationPorts ports = new();

    [Test]
    public async Task Handle_WhenNameAndPasswordAreRight_ShouldBeginASession()
    {
        ports.AliceHas("hash:password");

        var tokens = (await HandleAsync("ALICE", "password")).Value;

        var session = ports.AddedSession;
        session.UserId.ShouldBe(Samples.Alice.Id);
        session.UserAgent.ShouldBe("curl/8.5.0");
        tokens.AccessToken.ShouldBe($"access token of alice in {session.Id}");
        tokens.RefreshExpiresAt.ShouldBe(session.ExpiresAt);
        ports.Activity.SingleEntry().ShouldBe((ActivityType.Login, Samples.Alice.Id, null));
        ports.Credentials.Verify(
            repository => repository.SetPasswordHashAsync(It.IsAny<Guid>(), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Handle_WhenThePasswordIsWrong_ShouldRefuseAndRecordItForTheUser()
    {
        ports.AliceHas("hash:password");

        var result = await HandleAsync("alice", "Password");

        ShouldBeRefused(result, Samples.Alice.Id);
    }

    [Test]
    public async Task Handle_WhenNobodyHasTheName_ShouldCostTheSameAndRecordItForNobody()
    {
        var result = await HandleAsync("nobody", "password");

        ShouldBeRefused(result, userId: null);
        ports.Passwords.Verify(hasher => hasher.VerifyAsync(null, "password", It.IsAny<string?>(), It.IsAny<CancellationToken>()), Times.Once);
        ports.UnitOfWork.Count.ShouldBe(1);
    }

    [Test]
    public async Task Handle_WhenTheAccountIsDisabled_ShouldRefuseLikeAWrongPassword()
    {
        ports.AliceHas("hash:password", isDisabled: true);

        var result = await HandleAsync("alice", "password");

        ShouldBeRefused(result, Samples.Alice.Id);
    }

    [Test]
    public async Task Handle_WhenThePasswordWasChangedMeanwhile_ShouldRefuse()
    {
        ports.AliceHas("hash:password");
        ports.UnitOfWork.BetweenRuns = () => ports.AliceHas("hash:another");

        var result = await HandleAsync("alice", "password");

        ShouldBeRefused(result, Samples.Alice.Id);
    }

    [Test]
    public async Task Handle_WhenTheAccountIsGoneMeanwhile_ShouldRefuse()
    {
        ports.AliceHas("hash:password");
        ports.UnitOfWork.BetweenRuns = () => ports.Credentials
            .Setup(repository => repository.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Credentials?)null);

        ShouldBeRefused(await HandleAsync("alice", "password"), Samples.Alice.Id);
    }

    [Test]
    public async Task Handle_WhenThePasswordHasTheGreatestLength_ShouldBeginASession()
    {
        var longest = new string('x', 128);
        ports.AliceHas($"hash:{longest}");

        (await HandleAsync("alice", longest)).Error.ShouldBeNull();
    }

    [TestCase(129, "")]
    [TestCase(8, "\0")]
    public async Task Handle_WhenNoAccountCanHaveThePassword_ShouldFailLikeAnyOtherAgainstNobodysHash(int length, string end)
    {
        ports.AliceHas("hash:");

        var result = await HandleAsync("alice", new string('x', length) + end);

        ShouldBeRefused(result, Samples.Alice.Id);
        ports.Passwords.Verify(hasher => hasher.VerifyAsync(null, string.Empty, It.IsAny<string?>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenTheHashIsOutdated_ShouldReplaceIt()
    {
        ports.AliceHas("old hash:password");

        (await HandleAsync("alice", "password")).Error.ShouldBeNull();

        ports.Credentials.Verify(
            repository => repository.SetPasswordHashAsync(Samples.Alice.Id, "hash:password", It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenTheHashIsOutdatedAndHashingIsBusy_ShouldSignInAllTheSame()
    {
        ports.AliceHas("old hash:password");
        ports.IsHashingBusy = true;

        (await HandleAsync("alice", "password")).Error.ShouldBeNull();

        ports.Credentials.Verify(
            repository => repository.SetPasswordHashAsync(It.IsAny<Guid>(), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Handle_WhenTooManyHashesWait_ShouldSaySoAndRecordNothing()
    {
        ports.IsVerifyingBusy = true;

        (await HandleAsync("alice", "password")).Error.ShouldBe(RequestErrors.Busy);

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenThePasswordHasManyUnitsButFewCharacters_ShouldCompareIt()
    {
        var password = string.Concat(Enumerable.Repeat("\U0001F511", 128));
        ports.AliceHas($"hash:{password}");

        (await HandleAsync("alice", password)).Error.ShouldBeNull();
    }

    [TestCase("alice")]
    [TestCase("nobody")]
    public async Task Handle_WhenTheThrottleSaysWait_ShouldRefuseBeforeHashing(string userName)
    {
        ports.AliceHas("hash:password");
        ports.Wait = TimeSpan.FromSeconds(8);

        var error = (await HandleAsync(userName, "password")).Error.ShouldNotBeNull();

        error.ShouldBe(SessionErrors.Throttled with { RetryAfter = TimeSpan.FromSeconds(8) });
        ports.Passwords.VerifyNoOtherCalls();
        ports.UnitOfWork.Count.ShouldBe(0);
        ports.EndedAttempts.ShouldBeEmpty();
    }

    [TestCase("Alice", true)]
    [TestCase("nobody", false)]
    public async Task Handle_WhoeverSignsIn_ShouldAskTheThrottleForNameAccountAndAddress(string userName, bool isKnown)
    {
        ports.AliceHas("hash:password");

        await HandleAsync(userName, "password");

        Guid? userId = isKnown ? Samples.Alice.Id : null;
        ports.Throttle.Verify(throttle => throttle.BeginAsync(userName, userId, "192.0.2.7", It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase("alice", "password", true)]
    [TestCase("alice", "wrong", false)]
    [TestCase("nobody", "password", false)]
    public async Task Handle_WhenThePasswordWasCompared_ShouldTellTheThrottle(string userName, string password, bool succeeded)
    {
        ports.AliceHas("hash:password");

        await HandleAsync(userName, password);

        ports.EndedAttempts.ShouldBe([succeeded]);
    }

    [Test]
    public async Task Handle_WhenTheAccountIsDisabled_ShouldTellTheThrottleOfAFailure()
    {
        ports.AliceHas("hash:password", isDisabled: true);

        await HandleAsync("alice", "password");

        ports.EndedAttempts.ShouldBe([false]);
    }

    [Test]
    public async Task Handle_WhenTooManyHashesWait_ShouldNotCountAgainstTheCaller()
    {
        ports.IsVerifyingBusy = true;

        await HandleAsync("alice", "password");

        ports.EndedAttempts.ShouldBeEmpty();
    }

    [TestCase("alice", "password", "")]
    [TestCase("a", "p", "", Description = "What could never be registered fails like any other.")]
    [TestCase(null, "password", "userName")]
    [TestCase("", "password", "userName")]
    [TestCase("alice", null, "password")]
    [TestCase("alice", "", "password")]
    [TestCase(null, null, "password,userName")]
    public async Task Validate_WhateverIsMissing_ShouldNameIt(string? userName, string? password, string wrong) =>
        (await new LoginValidator().WrongMembersAsync(new Login(userName, password))).ShouldBe(wrong);

    [TestCase("password", true)]
    [TestCase("another", false)]
    public async Task Handle_WhenItTakesThePlaceOfASession_ShouldEndThatOneIfThePasswordIsRight(string password, bool ends)
    {
        ports.AliceHas("hash:password");
        var replaced = Samples.Id(100);
        ports.Sessions
            .Setup(repository => repository.FindAsync(replaced, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => Samples.Session(Samples.Bob.Id));

        await HandleAsync("alice", password, replaces: replaced);

        ports.Sessions.Verify(
            repository => repository.SaveRevocationAsync(
                It.Is<Session>(session => session.Id == replaced && session.RevokedAt == Samples.Now), It.IsAny<CancellationToken>()),
            ends ? Times.Once() : Times.Never());
        ports.Activity.Entries().Select(entry => (entry.Type, entry.UserId)).ShouldBe(ends
            ? [(ActivityType.Logout, Samples.Bob.Id), (ActivityType.Login, Samples.Alice.Id)]
            : [(ActivityType.InvalidLogin, Samples.Alice.Id)]);
        ports.Monitor.EndedSessions().ShouldBe(ends ? [replaced] : []);
    }

    private Task<Result<AuthenticationResult>> HandleAsync(string userName, string password, Guid? replaces = null) =>
        new LoginHandler(
                ports.Credentials.Object,
                ports.Throttle.Object,
                ports.Passwords.Object,
                ports.Activity.Object,
                ports.Monitor.Object,
                ports.Starter,
                ports.UnitOfWork,
                ports.Caller,
                new StoppedClock())
            .Handle(new Login(userName, password) { Replaces = replaces }, CancellationToken.None);

    private void ShouldBeRefused(Result<AuthenticationResult> result, Guid? userId)
    {
        result.Error.ShouldBe(SessionErrors.InvalidCredentials);
        ports.ShouldHaveStoredNoSession();
        ports.Activity.SingleEntry().ShouldBe((ActivityType.InvalidLogin, userId, null));
    }
}
