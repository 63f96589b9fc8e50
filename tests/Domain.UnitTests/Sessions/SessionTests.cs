using Messaging.Domain.Sessions;

namespace Messaging.Domain.UnitTests.Sessions;

internal sealed class SessionTests
{
    private static readonly SessionLifetime Lifetime = new(Idle: TimeSpan.FromDays(14), Absolute: TimeSpan.FromDays(90));

    [Test]
    public void Start_WhenBegun_ShouldKeepWhereAndWhen()
    {
        var session = Begin();

        session.Id.ShouldBe(Samples.Id(5));
        session.UserId.ShouldBe(Samples.Alice);
        session.RefreshTokenHash.ShouldBe([1]);
        session.PreviousTokenHash.ShouldBeNull();
        session.SealedSuccessor.ShouldBeNull();
        session.CreatedAt.ShouldBe(Samples.Now);
        session.LastUsedAt.ShouldBe(Samples.Now);
        session.ExpiresAt.ShouldBe(Samples.Now.AddDays(14));
        session.EndsAt.ShouldBe(Samples.Now.AddDays(90));
        session.RevokedAt.ShouldBeNull();
        session.IpAddress.ShouldBe("192.0.2.7");
        session.UserAgent.ShouldBe("curl/8.5.0");
    }

    [Test]
    public void Start_WhenIdleTimeIsLongerThanTheAbsolute_ShouldExpireAtTheAbsoluteEnd()
    {
        var lifetime = new SessionLifetime(Idle: TimeSpan.FromDays(100), Absolute: TimeSpan.FromDays(90));

        var session = Session.Start(Samples.Id(5), Samples.Alice, [1], lifetime, new SessionDevice(null, null), Samples.Now);

        session.ExpiresAt.ShouldBe(Samples.Now.AddDays(90));
    }

    [Test]
    public void Start_WhenTheClientsNameIsLong_ShouldCutIt()
    {
        var session = Begin(userAgent: new string('a', Session.MaxUserAgentLength + 1));

        session.UserAgent.ShouldBe(new string('a', Session.MaxUserAgentLength));
    }

    [Test]
    public void Start_WhenTheCutWouldFallWithinASurrogatePair_ShouldLeaveThePairOut()
    {
        var beginning = new string('a', Session.MaxUserAgentLength - 1);

        var session = Begin(userAgent: beginning + "\U0001F600");

        session.UserAgent.ShouldBe(beginning);
    }

    [TestCase(null)]
    [TestCase("")]
    public void Start_WhenTheClientSaysNothing_ShouldKeepNoName(string? userAgent) => Begin(userAgent).UserAgent.ShouldBeNull();

    [Test]
    public void IsActive_WhenOneTickBeforeItExpires_ShouldBeTrue() => Begin().IsActive(Samples.Now.AddDays(14).AddTicks(-1)).ShouldBeTrue();

    [Test]
    public void IsActive_WhenItExpires_ShouldBeFalse() => Begin().IsActive(Samples.Now.AddDays(14)).ShouldBeFalse();

    [Test]
    public void IsActive_WhenRevoked_ShouldBeFalse()
    {
        var session = Begin();

        session.Revoke(Samples.Now);

        session.IsActive(Samples.Now).ShouldBeFalse();
    }

    [Test]
    public void Revoke_WhenRevokedBefore_ShouldKeepTheFirstInstant()
    {
        var session = Begin();
        session.Revoke(Samples.Now);

        session.Revoke(Samples.Now.AddHours(1));

        session.RevokedAt.ShouldBe(Samples.Now);
    }

    private static Session Begin(string? userAgent = "curl/8.5.0") =>
        Session.Start(Samples.Id(5), Samples.Alice, [1], Lifetime, new SessionDevice("192.0.2.7", userAgent), Samples.Now);
}
