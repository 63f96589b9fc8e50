using Messaging.Domain.Users;

namespace Messaging.Domain.UnitTests.Users;

internal sealed class UserAdministrationTests
{
    private static readonly DateTime Earlier = Samples.Now.AddDays(-1);

    [Test]
    public void Disable_WhenEnabled_ShouldDisableFromNowOn()
    {
        var user = Bob();

        var result = user.Disable(ByAlice(othersAdminister: true));

        result.Value.ShouldBeTrue();
        user.IsDisabled.ShouldBeTrue();
        user.DisabledAt.ShouldBe(Samples.Now);
    }

    [Test]
    public void Disable_WhenDisabled_ShouldChangeNothing()
    {
        var user = Bob(disabledAt: Earlier, Roles.Administrator);

        var result = user.Disable(ByAlice(othersAdminister: false));

        result.Value.ShouldBeFalse();
        user.DisabledAt.ShouldBe(Earlier);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Disable_WhenTheActorsOwn_ShouldRefuse(bool othersAdminister)
    {
        var user = Bob(disabledAt: null, Roles.Administrator);

        var result = user.Disable(new AdministrativeAct(user.Id, othersAdminister, Samples.Now));

        result.Error.ShouldBe(AdministrationErrors.CannotDisableSelf);
        user.IsDisabled.ShouldBeFalse();
    }

    [Test]
    public void Disable_WhenTheLastAdministrators_ShouldRefuse()
    {
        var user = Bob(disabledAt: null, Roles.Administrator);

        var result = user.Disable(AtTheCommandLine(othersAdminister: false));

        result.Error.ShouldBe(AdministrationErrors.LastAdministrator);
        user.IsDisabled.ShouldBeFalse();
    }

    [Test]
    public void Disable_WhenAnotherAdministratorIsLeft_ShouldDisable()
    {
        var user = Bob(disabledAt: null, Roles.Administrator);

        user.Disable(AtTheCommandLine(othersAdminister: true)).Value.ShouldBeTrue();

        user.IsAdministrator.ShouldBeFalse();
        user.Roles.ShouldBe([Roles.Administrator]);
    }

    [Test]
    public void Disable_WhenNoAdministratorsAndNobodyAdministers_ShouldDisable() =>
        Bob().Disable(AtTheCommandLine(othersAdminister: false)).Value.ShouldBeTrue();

    [Test]
    public void Enable_WhenDisabled_ShouldEnable()
    {
        var user = Bob(disabledAt: Earlier, Roles.Administrator);

        user.Enable().ShouldBeTrue();

        user.DisabledAt.ShouldBeNull();
        user.IsAdministrator.ShouldBeTrue();
    }

    [Test]
    public void Enable_WhenEnabled_ShouldChangeNothing()
    {
        var user = Bob();

        user.Enable().ShouldBeFalse();

        user.IsDisabled.ShouldBeFalse();
    }

    [Test]
    public void ChangeRoles_WhenGiven_ShouldHaveThemOnce()
    {
        var user = Bob();

        var result = user.ChangeRoles([Roles.Administrator, Roles.Administrator], ByAlice(othersAdminister: true));

        result.Value.ShouldBeTrue();
        user.Roles.ShouldBe([Roles.Administrator]);
        user.IsAdministrator.ShouldBeTrue();
    }

    [Test]
    public void ChangeRoles_WhenTakenAndOthersAdminister_ShouldHaveNone()
    {
        var user = Bob(disabledAt: null, Roles.Administrator);

        user.ChangeRoles([], ByAlice(othersAdminister: true)).Value.ShouldBeTrue();

        user.Roles.ShouldBeEmpty();
        user.IsAdministrator.ShouldBeFalse();
    }

    [Test]
    public void ChangeRoles_WhenTheLastAdministratorLosesTheRole_ShouldRefuse()
    {
        var user = Bob(disabledAt: null, Roles.Administrator);

        var result = user.ChangeRoles([], new AdministrativeAct(user.Id, OthersAdminister: false, Samples.Now));

        result.Error.ShouldBe(AdministrationErrors.LastAdministrator);
        user.Roles.ShouldBe([Roles.Administrator]);
    }

    [Test]
    public void ChangeRoles_WhenADisabledAdministratorLosesTheRole_ShouldNotAskForOthers() =>
        Bob(disabledAt: Earlier, Roles.Administrator).ChangeRoles([], AtTheCommandLine(othersAdminister: false)).Value.ShouldBeTrue();

    [Test]
    public void ChangeRoles_WhenTheSame_ShouldChangeNothing()
    {
        Bob().ChangeRoles([], ByAlice(othersAdminister: true)).Value.ShouldBeFalse();
        Bob(disabledAt: null, Roles.Administrator).ChangeRoles([Roles.Administrator], ByAlice(othersAdminister: false)).Value.ShouldBeFalse();
    }

    [TestCase("administrator")]
    [TestCase("Moderator")]
    [TestCase("")]
    public void ChangeRoles_WhenThereIsNoSuchRole_ShouldThrow(string role)
    {
        var user = Bob(disabledAt: null, Roles.Administrator);

        Should.Throw<ArgumentException>(() => user.ChangeRoles([Roles.Administrator, role], ByAlice(othersAdminister: true)))
            .ParamName.ShouldBe("roles");

        user.Roles.ShouldBe([Roles.Administrator]);
    }

    private static User Bob(DateTime? disabledAt = null, params string[] roles) =>
        User.Restore(Samples.Bob, "bob", "Bob", email: null, createdAt: Earlier, disabledAt, roles);

    private static AdministrativeAct ByAlice(bool othersAdminister) => new(Samples.Alice, othersAdminister, Samples.Now);

    private static AdministrativeAct AtTheCommandLine(bool othersAdminister) => new(ActorId: null, othersAdminister, Samples.Now);
}
