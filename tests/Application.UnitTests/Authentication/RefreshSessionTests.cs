using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;
using Moq;

namespace Messaging.Application.UnitTests.Authentication;

internal sealed class RefreshSessionTests
{
    private static readonly Guid SessionId = Samples.Id(100);

    private readonly AuthenticationPorts ports = new();

    // What is stored; each unit of work loads a copy of its own.
    private Func<Session> stored = () => Begin("first");

    public RefreshSessionTests()
    {
        ports.RefreshTokens
            .Setup(service => service.Read(It.IsAny<string>()))
            .Returns((string text) => string.Equals(text, "forged", StringComparison.Ordinal) ? null : AuthenticationPorts.Token(SessionId, text));
        ports.Sessions.Setup(repository => repository.FindAsync(SessionId, It.IsAny<CancellationToken>())).ReturnsAsync(() => stored());
        ports.Sessions
            .Setup(repository => repository.TrySaveRotationAsync(It.IsAny<Session>(), It.IsAny<byte[]>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(true);
        ports.Users.Setup(repository => repository.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Samples.User(Samples.Alice));
    }

    [Test]
    public async Task Handle_WhenTheTokenIsTheCurrentOne_ShouldReplaceIt()
    {
        var tokens = (await HandleAsync("first")).Value;

        tokens.RefreshToken.ShouldBe("refresh token 2");
        tokens.AccessToken.ShouldBe($"access token of alice in {SessionId}");
        tokens.RefreshExpiresAt.ShouldBe(Samples.Now.AddDays(14));
        tokens.User.UserName.ShouldBe("alice");
        ports.Sessions.Verify(
            repository => repository.TrySaveRotationAsync(
                It.Is<Session>(session => session.LastUsedAt == Samples.Now), Hash("first"), It.IsAny<CancellationToken>()),
            Times.Once);
        ports.Monitor.EndedSessions().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheAnswerWasLost_ShouldAnswerTheSameSuccessorAgain()
    {
        stored = () => Rotated("first", "second", secondsAgo: 5);

        var tokens = (await HandleAsync("first")).Value;

        tokens.RefreshToken.ShouldBe("second");
        ports.Sessions.Verify(
            repository => repository.TrySaveRotationAsync(It.IsAny<Session>(), It.IsAny<byte[]>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Handle_WhenAnotherRequestWasFaster_ShouldAnswerWhatThatOneStored()
    {
        var tries = 0;
        ports.Sessions
            .Setup(repository => repository.TrySaveRotationAsync(It.IsAny<Session>(), It.IsAny<byte[]>(), It.IsAny<CancellationToken>()))
            .Callback(() =>
            {
                tries++;
                stored = () => Rotated("first", "second", secondsAgo: 0);
            })
            .ReturnsAsync(false);

        var tokens = (await HandleAsync("first")).Value;

        tokens.RefreshToken.ShouldBe("second");
        tries.ShouldBe(1);
    }

    [Test]
    public async Task Handle_WhenAReplacedTokenComesBack_ShouldEndAndRecord()
    {
        stored = () => Rotated("first", "second", secondsAgo: 11);

        var result = await HandleAsync("first");

        result.Error.ShouldBe(SessionErrors.InvalidRefreshToken);
        ports.Sessions.Verify(
            repository => repository.SaveRevocationAsync(It.Is<Session>(session => session.RevokedAt == Samples.Now), It.IsAny<CancellationToken>()),
            Times.Once);
        ports.Activity.SingleEntry().ShouldBe((ActivityType.TokenReuse, Samples.Alice.Id, null));
        ports.Monitor.EndedSessions().ShouldBe([SessionId]);
    }

    [Test]
    public async Task Handle_WhenTheSessionIsOver_ShouldRefuseAndRecordNothing()
    {
        stored = () =>
        {
            var session = Begin("first");
            session.Revoke(Samples.Now);
            return session;
        };

        (await HandleAsync("first")).Error.ShouldBe(SessionErrors.InvalidRefreshToken);

        ports.Activity.Entries().ShouldBeEmpty();
        ShouldHaveSavedNothing();
    }

    [Test]
    public async Task Handle_WhenTheTokenIsForged_ShouldRefuseWithoutAUnitOfWork()
    {
        (await HandleAsync("forged")).Error.ShouldBe(SessionErrors.InvalidRefreshToken);

        ports.UnitOfWork.Count.ShouldBe(0);
        ports.Monitor.EndedSessions().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheSessionIsGone_ShouldRefuse()
    {
        ports.Sessions.Setup(repository => repository.FindAsync(SessionId, It.IsAny<CancellationToken>())).ReturnsAsync((Session?)null);

        (await HandleAsync("first")).Error.ShouldBe(SessionErrors.InvalidRefreshToken);

        ShouldHaveSavedNothing();
    }

    [Test]
    public async Task Handle_WhenTheUserIsDisabled_ShouldRefuse()
    {
        ports.Users
            .Setup(repository => repository.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Samples.User(Samples.Alice, isDisabled: true));

        (await HandleAsync("first")).Error.ShouldBe(SessionErrors.InvalidRefreshToken);

        ShouldHaveSavedNothing();
    }

    [Test]
    public async Task Handle_WhenTheServiceIsBusy_ShouldSaySoAndLeaveTheSession()
    {
        var busy = new AuthenticationPorts { UnitOfWork = new FakeUnitOfWork { IsBusy = true } };
        busy.RefreshTokens.Setup(service => service.Read("first")).Returns(AuthenticationPorts.Token(SessionId, "first"));

        (await HandlerOf(busy).Handle(new RefreshSession("first"), CancellationToken.None)).Error.ShouldBe(RequestErrors.Busy);

        busy.Monitor.EndedSessions().ShouldBeEmpty();
    }

    [TestCase("anything", "")]
    [TestCase(null, "refreshToken")]
    [TestCase("", "refreshToken")]
    [TestCase(" ", "refreshToken")]
    public async Task Validate_WhenTheTokenIsMissing_ShouldNameIt(string? token, string wrong) =>
        (await new RefreshSessionValidator().WrongMembersAsync(new RefreshSession(token))).ShouldBe(wrong);

    private static byte[] Hash(string token) => AuthenticationPorts.Token(SessionId, token).Hash;

    private static Session Begin(string token) =>
        Session.Start(SessionId, Samples.Alice.Id, Hash(token), Samples.Lifetime, new SessionDevice(null, null), Samples.Now.AddDays(-1));

    private static Session Rotated(string predecessor, string successor, int secondsAgo)
    {
        var session = Begin(predecessor);
        var rotation = new RefreshRotation(Hash(predecessor), Hash(successor), System.Text.Encoding.UTF8.GetBytes(successor));
        session.Rotate(rotation, Samples.Lifetime, Samples.Now.AddSeconds(-secondsAgo)).ShouldBe(RotationOutcome.Rotated);
        return session;
    }

    private static RefreshSessionHandler HandlerOf(AuthenticationPorts ports) =>
        new(
            ports.Sessions.Object,
            ports.Users.Object,
            ports.RefreshTokens.Object,
            ports.Activity.Object,
            ports.Monitor.Object,
            ports.Starter,
            Samples.Lifetime,
            ports.UnitOfWork,
            ports.Caller,
            new StoppedClock());

    private Task<Result<AuthenticationResult>> HandleAsync(string token) =>
        HandlerOf(ports).Handle(new RefreshSession(token), CancellationToken.None);

    private void ShouldHaveSavedNothing()
    {
        ports.Sessions.Verify(
            repository => repository.TrySaveRotationAsync(It.IsAny<Session>(), It.IsAny<byte[]>(), It.IsAny<CancellationToken>()), Times.Never);
        ports.Sessions.Verify(repository => repository.SaveRevocationAsync(It.IsAny<Session>(), It.IsAny<CancellationToken>()), Times.Never);
    }
}
