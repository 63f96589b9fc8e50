using Messaging.Domain.Activity;

namespace Messaging.Domain.UnitTests.Activity;

internal sealed class ActivityEntryTests
{
    [Test]
    public void Of_WhenItConcernsAnother_ShouldKeepBothAndGetAnIdOfItsInstant()
    {
        var entry = ActivityEntry.Of(ActivityType.UserBlocked, Samples.Alice, Samples.Now, "192.0.2.7", Samples.Bob);

        entry.ShouldBe(new ActivityEntry(entry.Id, Samples.Alice, ActivityType.UserBlocked, Samples.Now, Samples.Bob, "192.0.2.7"));
        entry.Id.Version.ShouldBe(7);
    }

    [Test]
    public void Of_WhenNobodyHasTheName_ShouldStandInNobodysLog()
    {
        var entry = ActivityEntry.Of(ActivityType.InvalidLogin, userId: null, Samples.Now, ipAddress: null);

        entry.UserId.ShouldBeNull();
        entry.OtherUserId.ShouldBeNull();
        entry.IpAddress.ShouldBeNull();
    }

    // Names and numbers are stored and shown; none may change its meaning.
    [TestCase(ActivityType.SignUp, 1, "SignUp")]
    [TestCase(ActivityType.Login, 2, "Login")]
    [TestCase(ActivityType.InvalidLogin, 3, "InvalidLogin")]
    [TestCase(ActivityType.Logout, 4, "Logout")]
    [TestCase(ActivityType.MessageSent, 5, "MessageSent")]
    [TestCase(ActivityType.MessageRefused, 6, "MessageRefused")]
    [TestCase(ActivityType.UserBlocked, 7, "UserBlocked")]
    [TestCase(ActivityType.UserUnblocked, 8, "UserUnblocked")]
    [TestCase(ActivityType.PasswordChanged, 9, "PasswordChanged")]
    [TestCase(ActivityType.SessionRevoked, 10, "SessionRevoked")]
    [TestCase(ActivityType.TokenReuse, 11, "TokenReuse")]
    public void ActivityType_WhenStored_ShouldKeepNumberAndName(ActivityType type, int number, string name)
    {
        ((int)type).ShouldBe(number);
        type.ToString().ShouldBe(name);
    }
}
