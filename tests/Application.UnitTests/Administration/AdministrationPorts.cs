using Messaging.Application.Administration;
using Messaging.Application.Users;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Administration;

/// <summary>
/// The ports that administering needs, with Alice as the administrator who acts, and Bob, who has the session 200, as the one who is
/// acted on.
/// </summary>
internal sealed class AdministrationPorts
{
    public static readonly Guid SessionOfBob = Samples.Id(200);

    private readonly AuthenticationPorts ports = new();

    public AdministrationPorts()
    {
        ports.Directory.Knows(Samples.Alice, Samples.Bob);
        IsActing(alice: Samples.User(Samples.Alice));
        Actor.SetupGet(actor => actor.IpAddress).Returns("192.0.2.7");
        Users.Setup(repository => repository.HasOtherAdministratorAsync(It.IsAny<Guid>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => OthersAdminister);
        Users.Setup(repository => repository.FindAsync(Samples.Bob.Id, It.IsAny<CancellationToken>())).ReturnsAsync(() => Bob = MakeBob());
        ports.Sessions
            .Setup(repository => repository.RevokeAllAsync(Samples.Bob.Id, null, Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync([SessionOfBob]);
    }

    public Mock<IActor> Actor { get; } = new();

    public AuthenticationPorts Common => ports;

    public Mock<IUserRepository> Users => ports.Users;

    public FakeUnitOfWork UnitOfWork => ports.UnitOfWork;

    /// <summary>Makes Bob as the database has him.</summary>
    public Func<User> MakeBob { get; set; } = () => BobWith(disabledAt: null);

    /// <summary>Bob as the latest run loaded and perhaps changed him.</summary>
    public User? Bob { get; private set; }

    public bool OthersAdminister { get; set; } = true;

    public AdministratorCheck Check => new(Users.Object, Actor.Object);

    public AccountKeeper Keeper =>
        new(
            ports.Directory.Object,
            Users.Object,
            ports.Sessions.Object,
            ports.Monitor.Object,
            ports.Activity.Object,
            Check,
            UnitOfWork,
            Actor.Object,
            new StoppedClock());

    public static User BobWith(DateTime? disabledAt, params string[] roles) =>
        User.Restore(Samples.Bob.Id, Samples.Bob.UserName, "Bob", email: null, createdAt: Samples.Now.AddDays(-1), disabledAt, roles);

    /// <summary>Lets Alice act, as the account that is given.</summary>
    public void IsActing(User? alice)
    {
        Actor.SetupGet(actor => actor.UserId).Returns(Samples.Alice.Id);
        Users.Setup(repository => repository.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(alice);
    }

    /// <summary>Lets whoever runs the service act.</summary>
    public void OperatorIsActing()
    {
        Actor.SetupGet(actor => actor.UserId).Returns((Guid?)null);
        Actor.SetupGet(actor => actor.IpAddress).Returns((string?)null);
    }

    public void ShouldHaveStoredBob() =>
        Users.Verify(repository => repository.UpdateStandingAsync(Bob!, It.IsAny<CancellationToken>()), Times.Once);

    public void ShouldHaveChangedNothing()
    {
        Users.Verify(repository => repository.UpdateStandingAsync(It.IsAny<User>(), It.IsAny<CancellationToken>()), Times.Never);
        Common.Sessions.Verify(
            repository => repository.RevokeAllAsync(It.IsAny<Guid>(), It.IsAny<Guid?>(), It.IsAny<DateTime>(), It.IsAny<CancellationToken>()), Times.Never);
        Common.Activity.Entries().ShouldBeEmpty();
        Common.Monitor.EndedSessions().ShouldBeEmpty();
    }
}
