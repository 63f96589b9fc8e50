using Messaging.Domain.Sessions;

namespace Messaging.Domain.UnitTests.Sessions;

internal sealed class SessionRotationTests
{
    private static readonly SessionLifetime Lifetime = new(Idle: TimeSpan.FromDays(14), Absolute: TimeSpan.FromDays(90));

    [Test]
    public void Rotate_WhenTheTokenIsTheCurrentOne_ShouldReplaceIt()
    {
        var session = Begin();
        var later = Samples.Now.AddDays(1);

        var outcome = session.Rotate(Rotation(presented: 1, successor: 2), Lifetime, later);

        outcome.ShouldBe(RotationOutcome.Rotated);
        session.RefreshTokenHash.ShouldBe(Hash(2));
        session.PreviousTokenHash.ShouldBe(Hash(1));
        session.SealedSuccessor.ShouldBe(Sealed(2));
        session.LastUsedAt.ShouldBe(later);
        session.ExpiresAt.ShouldBe(later.AddDays(14));
        session.EndsAt.ShouldBe(Samples.Now.AddDays(90));
    }

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(10)]
    public void Rotate_WhenThePredecessorComesAgainAtOnce_ShouldRepeatTheSameSuccessor(int seconds)
    {
        var session = Begin();
        session.Rotate(Rotation(presented: 1, successor: 2), Lifetime, Samples.Now);

        var outcome = session.Rotate(Rotation(presented: 1, successor: 3), Lifetime, Samples.Now.AddSeconds(seconds));

        outcome.ShouldBe(RotationOutcome.Repeated);
        session.RefreshTokenHash.ShouldBe(Hash(2));
        session.SealedSuccessor.ShouldBe(Sealed(2));
        session.LastUsedAt.ShouldBe(Samples.Now);
        session.IsActive(Samples.Now.AddSeconds(seconds)).ShouldBeTrue();
    }

    [Test]
    public void Rotate_WhenThePredecessorComesAfterTheWindow_ShouldEndTheSession()
    {
        var session = Begin();
        session.Rotate(Rotation(presented: 1, successor: 2), Lifetime, Samples.Now);
        var late = Samples.Now + Session.RepeatWindow + TimeSpan.FromTicks(1);

        var outcome = session.Rotate(Rotation(presented: 1, successor: 3), Lifetime, late);

        outcome.ShouldBe(RotationOutcome.Reused);
        session.RevokedAt.ShouldBe(late);
        session.RefreshTokenHash.ShouldBe(Hash(2));
    }

    [Test]
    public void Rotate_WhenAnOlderPredecessorComes_ShouldEndTheSessionAlsoWithinTheWindow()
    {
        var session = Begin();
        session.Rotate(Rotation(presented: 1, successor: 2), Lifetime, Samples.Now);
        session.Rotate(Rotation(presented: 2, successor: 3), Lifetime, Samples.Now);

        var outcome = session.Rotate(Rotation(presented: 1, successor: 4), Lifetime, Samples.Now);

        outcome.ShouldBe(RotationOutcome.Reused);
        session.IsActive(Samples.Now).ShouldBeFalse();
    }

    [Test]
    public void Rotate_WhenTheSuccessorWasUsedMeanwhile_ShouldTakeThePredecessorForReuse()
    {
        var session = Begin();
        session.Rotate(Rotation(presented: 1, successor: 2), Lifetime, Samples.Now);
        session.Rotate(Rotation(presented: 2, successor: 3), Lifetime, Samples.Now.AddSeconds(1));

        var repeated = session.Rotate(Rotation(presented: 2, successor: 4), Lifetime, Samples.Now.AddSeconds(2));
        var reused = session.Rotate(Rotation(presented: 1, successor: 4), Lifetime, Samples.Now.AddSeconds(2));

        repeated.ShouldBe(RotationOutcome.Repeated);
        reused.ShouldBe(RotationOutcome.Reused);
    }

    [Test]
    public void Rotate_WhenNeverRefreshedAndTheTokenIsAnother_ShouldEndTheSession()
    {
        var session = Begin();

        session.Rotate(Rotation(presented: 9, successor: 2), Lifetime, Samples.Now).ShouldBe(RotationOutcome.Reused);

        session.RevokedAt.ShouldBe(Samples.Now);
    }

    [Test]
    public void Rotate_WhenRevoked_ShouldBeEndedAndChangeNothing()
    {
        var session = Begin();
        session.Revoke(Samples.Now);

        var outcome = session.Rotate(Rotation(presented: 1, successor: 2), Lifetime, Samples.Now);

        outcome.ShouldBe(RotationOutcome.Ended);
        session.RefreshTokenHash.ShouldBe(Hash(1));
    }

    [Test]
    public void Rotate_WhenIdleForTooLong_ShouldBeEnded() =>
        Begin().Rotate(Rotation(presented: 1, successor: 2), Lifetime, Samples.Now.AddDays(14)).ShouldBe(RotationOutcome.Ended);

    [Test]
    public void Rotate_WhenAReplacedTokenComesAfterTheEnd_ShouldBeEndedAndNotReused()
    {
        var session = Begin();
        session.Rotate(Rotation(presented: 1, successor: 2), Lifetime, Samples.Now);

        session.Rotate(Rotation(presented: 1, successor: 3), Lifetime, Samples.Now.AddDays(15)).ShouldBe(RotationOutcome.Ended);

        session.RevokedAt.ShouldBeNull();
    }

    [Test]
    public void Rotate_WhenRefreshedAgainAndAgain_ShouldEndAtTheAbsoluteEnd()
    {
        var session = Begin();
        var outcomes = new List<RotationOutcome>();

        for (var day = 10; day <= 90; day += 10)
        {
            outcomes.Add(session.Rotate(Rotation(presented: day - 9, successor: day + 1), Lifetime, Samples.Now.AddDays(day)));
        }

        outcomes[..^1].ShouldAllBe(outcome => outcome == RotationOutcome.Rotated);
        outcomes[^1].ShouldBe(RotationOutcome.Ended);
        session.ExpiresAt.ShouldBe(Samples.Now.AddDays(90));
        session.IsActive(Samples.Now.AddDays(90).AddTicks(-1)).ShouldBeTrue();
    }

    private static Session Begin() =>
        Session.Start(Samples.Id(5), Samples.Alice, Hash(1), Lifetime, new SessionDevice(null, null), Samples.Now);

    private static RefreshRotation Rotation(int presented, int successor) => new(Hash(presented), Hash(successor), Sealed(successor));

    private static byte[] Hash(int token) => [.. Enumerable.Repeat((byte)token, 32)];

    private static byte[] Sealed(int token) => [0xFF, (byte)token];
}
