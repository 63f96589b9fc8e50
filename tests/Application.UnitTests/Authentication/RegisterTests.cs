using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Authentication;

internal sealed class RegisterTests
{
    private readonly AuthenticationPorts ports = new();
    private User? added;

    public RegisterTests() =>
        ports.Users
            .Setup(repository => repository.TryAddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((User user, string _, CancellationToken _) => added = user)
            .ReturnsAsync(true);

    [Test]
    public async Task Handle_WhenTheNameIsFree_ShouldStoreTheAccountWithItsHashAlone()
    {
        await HandleAsync(new Register("Carol", "password", "carol@example.org"));

        var user = added.ShouldNotBeNull();
        user.Id.Version.ShouldBe(7);
        user.UserName.ShouldBe("Carol");
        user.Email.ShouldBe("carol@example.org");
        user.Roles.ShouldBeEmpty();
        user.CreatedAt.ShouldBe(Samples.Now);
        ports.Users.Verify(repository => repository.TryAddAsync(user, "hash:password", It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenTheNameIsFree_ShouldSignIn()
    {
        var tokens = (await HandleAsync(new Register("Carol", "password", Email: ""))).Value;

        var session = ports.AddedSession;
        session.UserId.ShouldBe(added!.Id);
        session.IpAddress.ShouldBe("192.0.2.7");
        tokens.AccessToken.ShouldBe($"access token of Carol in {session.Id}");
        tokens.AccessLifetime.ShouldBe(TimeSpan.FromMinutes(10));
        tokens.RefreshToken.ShouldBe("refresh token 2");
        tokens.RefreshExpiresAt.ShouldBe(Samples.Now.AddDays(14));
        tokens.User.UserName.ShouldBe("Carol");
        tokens.User.Email.ShouldBeNull();
        ports.Activity.SingleEntry().ShouldBe((ActivityType.SignUp, added.Id, null));
    }

    [Test]
    public async Task Handle_WhenTheNameIsTaken_ShouldRefuseBeforeHashing()
    {
        ports.Directory.Knows(Samples.Alice);

        var result = await HandleAsync(new Register("ALICE", "password", Email: null));

        result.Error.ShouldBe(UserErrors.NameTaken);
        ports.Passwords.VerifyNoOtherCalls();
        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenAnotherWasFaster_ShouldRefuseAndStoreNothing()
    {
        ports.Users
            .Setup(repository => repository.TryAddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(false);

        var result = await HandleAsync(new Register("Carol", "password", Email: null));

        result.Error.ShouldBe(UserErrors.NameTaken);
        ports.ShouldHaveStoredNoSession();
        ports.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTooManyHashesWait_ShouldSaySo()
    {
        ports.IsHashingBusy = true;

        (await HandleAsync(new Register("Carol", "password", Email: null))).Error.ShouldBe(RequestErrors.Busy);

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [TestCase("bob", "correct horse battery", null)]
    [TestCase("a.b_c-1", " passwo ", "")]
    [TestCase("bob", "p\u00E5ssword", "bob@example.org")]
    public async Task Validate_WhenEverythingIsFit_ShouldSayNothing(string userName, string password, string? email) =>
        (await WrongMembersAsync(userName, password, email)).ShouldBeEmpty();

    [TestCase("        ")]
    [TestCase("\t\u00A0\u3000     ")]
    [TestCase("password\0")]
    public async Task Validate_WhenThePasswordIsBlankOrHoldsNul_ShouldNameIt(string password) =>
        (await WrongMembersAsync("bob", password, email: null)).ShouldBe("password");

    [TestCase(null)]
    [TestCase("")]
    [TestCase("ab")]
    [TestCase("bob bob")]
    [TestCase("b\u00F6b")]
    [TestCase("abcdefghijklmnopqrstuvwxyz0123456")]
    public async Task Validate_WhenTheNameIsUnfit_ShouldNameIt(string? userName) =>
        (await WrongMembersAsync(userName, "correct horse battery", email: null)).ShouldBe("userName");

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1234567")]
    public async Task Validate_WhenThePasswordIsTooShort_ShouldNameIt(string? password) =>
        (await WrongMembersAsync("bob", password, email: null)).ShouldBe("password");

    [TestCase(128, "")]
    [TestCase(129, "password")]
    public async Task Validate_WhenThePasswordIsLong_ShouldBeRefusedFrom129CharactersOn(int length, string wrong) =>
        (await WrongMembersAsync("bob", new string('x', length), email: null)).ShouldBe(wrong);

    [TestCase("correct horse bob", "The password must not contain the user name.")]
    [TestCase("correct BOB battery", "The password must not contain the user name.")]
    [TestCase("our messaging secret", "The password must not contain the name of this service.")]
    [TestCase("password", "The password must not be one of the most common passwords, nor one of them with digits or signs after it.")]
    public async Task Validate_WhenThePasswordIsEasyToGuess_ShouldSayWhy(string password, string text) =>
        (await ValidatorOf().ErrorsOfAsync(new Register("bob", password, Email: null)))["password"].ShouldBe([text]);

    [Test]
    public async Task Validate_WhenSeveralThingsSpeakAgainstThePassword_ShouldSayAllOfThem() =>
        (await ValidatorOf().ErrorsOfAsync(new Register("bob", "messaging bob", Email: null)))["password"].Length.ShouldBe(2);

    [Test]
    public async Task Validate_WhenEverythingIsMissing_ShouldNameAllThatIsNeeded()
    {
        var errors = await ValidatorOf().ErrorsOfAsync(new Register(UserName: null, Password: null, "no address"));

        errors.Keys.Order(StringComparer.Ordinal).ShouldBe(["email", "password", "userName"]);
        errors["password"].ShouldBe(["The password must have 8 to 128 characters."]);
    }

    private static RegisterValidator ValidatorOf() => new(AuthenticationPorts.PasswordSettings);

    private static Task<string> WrongMembersAsync(string? userName, string? password, string? email) =>
        ValidatorOf().WrongMembersAsync(new Register(userName, password, email));

    private Task<Result<AuthenticationResult>> HandleAsync(Register request) =>
        new RegisterHandler(
                ports.Users.Object,
                ports.Directory.Object,
                ports.Passwords.Object,
                ports.Activity.Object,
                ports.Starter,
                ports.UnitOfWork,
                ports.Caller,
                new StoppedClock())
            .Handle(request, CancellationToken.None);
}
