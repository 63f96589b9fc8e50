using Messaging.Domain.Users;

namespace Messaging.Domain.UnitTests.Users;

internal sealed class UserTests
{
    [Test]
    public void Register_WhenTheNameIsWellFormed_ShouldShowTheNameAndBeEnabled()
    {
        var user = User.Register(Samples.Alice, "Alice", "alice@example.org", [Roles.Administrator], Samples.Now);

        user.Id.ShouldBe(Samples.Alice);
        user.UserName.ShouldBe("Alice");
        user.DisplayName.ShouldBe("Alice");
        user.Email.ShouldBe("alice@example.org");
        user.Roles.ShouldBe(["Administrator"]);
        user.CreatedAt.ShouldBe(Samples.Now);
        user.IsDisabled.ShouldBeFalse();
        user.DisabledAt.ShouldBeNull();
    }

    [TestCase(null)]
    [TestCase("")]
    public void Register_WhenThereIsNoAddress_ShouldHaveNone(string? email) =>
        User.Register(Samples.Alice, "alice", email, roles: [], Samples.Now).Email.ShouldBeNull();

    [Test]
    public void Register_WhenTheNameIsIllFormed_ShouldThrow() =>
        Should.Throw<ArgumentException>(() => User.Register(Samples.Alice, "a b", email: null, roles: [], Samples.Now))
            .ParamName.ShouldBe("userName");

    [Test]
    public void Restore_WhenDisabled_ShouldSaySo()
    {
        var user = User.Restore(
            Samples.Alice, "alice", "Alice Larsson", email: null, createdAt: Samples.Now, disabledAt: Samples.Now.AddDays(1), roles: []);

        user.IsDisabled.ShouldBeTrue();
        user.DisabledAt.ShouldBe(Samples.Now.AddDays(1));
        user.DisplayName.ShouldBe("Alice Larsson");
    }

    [Test]
    public void ChangeProfile_WhenNothingIsGiven_ShouldChangeNothing()
    {
        var user = Alice();

        user.ChangeProfile(displayName: null, email: null);

        user.DisplayName.ShouldBe("Alice Larsson");
        user.Email.ShouldBe("alice@example.org");
    }

    [TestCase("Ally", "Ally")]
    [TestCase("  Ally L. ", "Ally L.")]
    [TestCase("", "alice")]
    [TestCase(" \t", "alice")]
    public void ChangeProfile_WhenADisplayNameIsGiven_ShouldTrimItOrGoBackToTheUserName(string given, string expected)
    {
        var user = Alice();

        user.ChangeProfile(given, email: null);

        user.DisplayName.ShouldBe(expected);
        user.Email.ShouldBe("alice@example.org");
    }

    [TestCase("new@example.org", "new@example.org")]
    [TestCase("", null)]
    public void ChangeProfile_WhenAnEmailIsGiven_ShouldTakeOrRemoveIt(string given, string? expected)
    {
        var user = Alice();

        user.ChangeProfile(displayName: null, given);

        user.Email.ShouldBe(expected);
        user.DisplayName.ShouldBe("Alice Larsson");
    }

    private static User Alice() =>
        User.Restore(Samples.Alice, "alice", "Alice Larsson", "alice@example.org", createdAt: Samples.Now, disabledAt: null, roles: []);
}
