using Messaging.Domain.Activity;

namespace Messaging.Domain.UnitTests.Activity;

internal sealed class AdministrativeEntryTests
{
    [Test]
    public void OfAdministration_WhenAnAdministratorActs_ShouldStandInTheOwnersLogWithTheActor()
    {
        var entry = ActivityEntry.OfAdministration(ActivityType.AccountDisabled, Samples.Bob, actorId: Samples.Alice, Samples.Now, "192.0.2.7");

        entry.ShouldBe(new ActivityEntry(entry.Id, Samples.Bob, ActivityType.AccountDisabled, Samples.Now, OtherUserId: null, "192.0.2.7")
        {
            ActorId = Samples.Alice,
        });
        entry.Id.Version.ShouldBe(7);
    }

    [TestCase("", "")]
    [TestCase("Administrator", "Administrator")]
    [TestCase("Administrator,Other", "Administrator", "Other")]
    public void OfAdministration_WhenRolesAreGiven_ShouldTellWhich(string kept, params string[] roles)
    {
        string[] given = [.. roles.Where(role => role.Length > 0)];

        var entry = ActivityEntry.OfAdministration(ActivityType.RolesChanged, Samples.Bob, actorId: null, Samples.Now, ipAddress: null, given);

        entry.Roles.ShouldBe(kept);
    }

    [Test]
    public void Of_WhenTheUserActs_ShouldNameNoActor()
    {
        var entry = ActivityEntry.Of(ActivityType.UserBlocked, Samples.Alice, Samples.Now, "192.0.2.7", Samples.Bob);

        entry.ActorId.ShouldBeNull();
        entry.AttemptedName.ShouldBeNull();
    }

    [TestCase("ghost", "ghost")]
    [TestCase("Gh.o-s_t", "Gh.o-s_t")]
    [TestCase("correct horse battery", null)]
    [TestCase("pa$$word", null)]
    [TestCase("ab", null)]
    [TestCase("", null)]
    [TestCase("a-name-of-thirty-three-characters", null)]
    public void OfUnknownLogin_WhateverWasGiven_ShouldKeepWellFormedNamesAlone(string given, string? kept)
    {
        var entry = ActivityEntry.OfUnknownLogin(given, Samples.Now, "192.0.2.7");

        entry.ShouldBe(new ActivityEntry(entry.Id, UserId: null, ActivityType.InvalidLogin, Samples.Now, OtherUserId: null, "192.0.2.7")
        {
            AttemptedName = kept,
        });
    }

    // Names and numbers are stored and shown; none may change its meaning.
    [TestCase(ActivityType.AccountCreated, 12, "AccountCreated")]
    [TestCase(ActivityType.AccountDisabled, 13, "AccountDisabled")]
    [TestCase(ActivityType.AccountEnabled, 14, "AccountEnabled")]
    [TestCase(ActivityType.RolesChanged, 15, "RolesChanged")]
    public void ActivityType_WhenStored_ShouldKeepNumberAndName(ActivityType type, int number, string name)
    {
        ((int)type).ShouldBe(number);
        type.ToString().ShouldBe(name);
    }
}
