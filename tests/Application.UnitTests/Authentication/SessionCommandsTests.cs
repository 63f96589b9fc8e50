using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;
using Moq;

namespace Messaging.Application.UnitTests.Authentication;

/// <summary>Logging out and ending sessions.</summary>
internal sealed class SessionCommandsTests
{
    private readonly AuthenticationPorts ports = new();

    [Test]
    public async Task Logout_WhenTheSessionIsInForce_ShouldEndAndRecordIt()
    {
        Exists(Samples.Session);

        var result = await LogoutAsync();

        result.Error.ShouldBeNull();
        ShouldHaveRevoked(Times.Once());
        ports.Activity.SingleEntry().ShouldBe((ActivityType.Logout, Samples.Alice.Id, null));
        ports.Monitor.EndedSessions().ShouldBe([Samples.Id(100)]);
    }

    [Test]
    public async Task Logout_WhenTheSessionIsOverAlready_ShouldSucceedAndRecordNothing()
    {
        Exists(Revoked);

        var result = await LogoutAsync();

        result.Error.ShouldBeNull();
        ShouldHaveRevoked(Times.Never());
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Logout_WhenTheServiceIsBusy_ShouldSaySoAndTellNobodyThatItEnded()
    {
        var result = await LogoutAsync(new FakeUnitOfWork { IsBusy = true });

        result.Error.ShouldBe(RequestErrors.Busy);
        ports.Monitor.EndedSessions().ShouldBeEmpty();
    }

    [Test]
    public async Task EndSession_WhenItIsTheCallers_ShouldEndAndRecordIt()
    {
        Exists(Samples.Session);

        var result = await EndAsync(Samples.Id(100));

        result.Error.ShouldBeNull();
        ShouldHaveRevoked(Times.Once());
        ports.Activity.SingleEntry().ShouldBe((ActivityType.SessionRevoked, Samples.Alice.Id, null));
        ports.Monitor.EndedSessions().ShouldBe([Samples.Id(100)]);
    }

    [Test]
    public async Task EndSession_WhenItIsAnothers_ShouldNotBeFound()
    {
        Exists((_, _) => Samples.Session(Samples.Bob.Id));

        await ShouldNotBeFoundAsync(Samples.Id(100));
    }

    [Test]
    public async Task EndSession_WhenItIsOverAlready_ShouldNotBeFound()
    {
        Exists(Revoked);

        await ShouldNotBeFoundAsync(Samples.Id(100));
    }

    [Test]
    public async Task EndSession_WhenThereIsNone_ShouldNotBeFound() => await ShouldNotBeFoundAsync(Samples.Id(999));

    [Test]
    public async Task EndOtherSessions_WhenThereAreSome_ShouldEndThemAndRecordItOnce()
    {
        ports.Sessions
            .Setup(repository => repository.RevokeAllAsync(Samples.Alice.Id, Samples.Id(100), Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync([Samples.Id(101), Samples.Id(102)]);

        var result = await EndOthersAsync();

        result.Error.ShouldBeNull();
        ports.Activity.SingleEntry().ShouldBe((ActivityType.SessionRevoked, Samples.Alice.Id, null));
        ports.Monitor.EndedSessions().ShouldBe([Samples.Id(101), Samples.Id(102)]);
    }

    [Test]
    public async Task EndOtherSessions_WhenThereAreNone_ShouldSucceedAndRecordNothing()
    {
        ports.Sessions
            .Setup(repository => repository.RevokeAllAsync(Samples.Alice.Id, Samples.Id(100), Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);

        var result = await EndOthersAsync();

        result.Error.ShouldBeNull();
        ports.Activity.Entries().ShouldBeEmpty();
        ports.Monitor.EndedSessions().ShouldBeEmpty();
    }

    private static Session Revoked(Guid? userId, int id)
    {
        var session = Samples.Session(userId, id);
        session.Revoke(Samples.Now.AddMinutes(-1));
        return session;
    }

    private void Exists(Func<Guid?, int, Session> make) =>
        ports.Sessions
            .Setup(repository => repository.FindAsync(Samples.Id(100), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => make(null, 100));

    private Task<Result> LogoutAsync(FakeUnitOfWork? unitOfWork = null) =>
        new LogoutHandler(
                ports.Sessions.Object, ports.Activity.Object, ports.Monitor.Object, unitOfWork ?? ports.UnitOfWork, ports.Caller, new StoppedClock())
            .Handle(new Logout(), CancellationToken.None);

    private Task<Result> EndAsync(Guid sessionId) =>
        new EndSessionHandler(
                ports.Sessions.Object, ports.Activity.Object, ports.Monitor.Object, ports.UnitOfWork, ports.Caller, new StoppedClock())
            .Handle(new EndSession(sessionId), CancellationToken.None);

    private Task<Result> EndOthersAsync() =>
        new EndOtherSessionsHandler(
                ports.Sessions.Object, ports.Activity.Object, ports.Monitor.Object, ports.UnitOfWork, ports.Caller, new StoppedClock())
            .Handle(new EndOtherSessions(), CancellationToken.None);

    private async Task ShouldNotBeFoundAsync(Guid sessionId)
    {
        (await EndAsync(sessionId)).Error.ShouldBe(SessionErrors.NotFound);
        ShouldHaveRevoked(Times.Never());
        ports.Activity.Entries().ShouldBeEmpty();
        ports.Monitor.EndedSessions().ShouldBeEmpty();
    }

    private void ShouldHaveRevoked(Times times) =>
        ports.Sessions.Verify(
            repository => repository.SaveRevocationAsync(It.Is<Session>(session => session.RevokedAt == Samples.Now), It.IsAny<CancellationToken>()),
            times);
}
