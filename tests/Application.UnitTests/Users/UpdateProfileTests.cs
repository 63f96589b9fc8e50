using Messaging.Application.Common;
using Messaging.Application.Users;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Users;

internal sealed class UpdateProfileTests
{
    private readonly Mock<IUserRepository> users = new();

    [Test]
    public async Task Handle_WhenTheAccountExists_ShouldStoreAndShowTheChange()
    {
        users.Setup(repository => repository.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(() => Samples.User(Samples.Alice));

        var result = await HandlerWith(new FakeUnitOfWork(users)).Handle(new UpdateProfile(" Alice L. ", Email: ""), CancellationToken.None);

        result.Value.DisplayName.ShouldBe("Alice L.");
        result.Value.Email.ShouldBeNull();
        users.Verify(
            repository => repository.UpdateProfileAsync(
                It.Is<User>(user => user.DisplayName == "Alice L." && user.Email == null), It.IsAny<CancellationToken>()),
            Times.Once);
    }

    [Test]
    public async Task Handle_WhenTheAccountIsGone_ShouldNotBeFoundAndStoreNothing()
    {
        var result = await HandlerWith(new FakeUnitOfWork(users)).Handle(new UpdateProfile("Alice", Email: null), CancellationToken.None);

        result.Error.ShouldBe(UserErrors.NotFound);
        users.Verify(repository => repository.UpdateProfileAsync(It.IsAny<User>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Handle_WhenTheServiceIsBusy_ShouldSaySo() =>
        (await HandlerWith(new FakeUnitOfWork { IsBusy = true }).Handle(new UpdateProfile("Alice", Email: null), CancellationToken.None))
            .Error.ShouldBe(RequestErrors.Busy);

    [TestCase(null, null)]
    [TestCase("", "")]
    [TestCase("Alice \u00C5kesson \U0001F600", "alice@example.org")]
    [TestCase(null, "a@b")]
    public async Task Validate_WhenTheChangesAreFit_ShouldSayNothing(string? displayName, string? email) =>
        (await WrongMembersAsync(displayName, email)).ShouldBeEmpty();

    [Test]
    public async Task Validate_WhenTheDisplayNameHasTheGreatestLength_ShouldSayNothing() =>
        (await WrongMembersAsync(new string('a', 64), email: null)).ShouldBeEmpty();

    [Test]
    public async Task Validate_WhenTheDisplayNameIsTooLong_ShouldNameIt() =>
        (await WrongMembersAsync(new string('a', 65), email: null)).ShouldBe("displayName");

    [TestCase("a\0b")]
    [TestCase("a\nb")]
    [TestCase("a\u0085b")]
    public async Task Validate_WhenTheDisplayNameHoldsControlCharacters_ShouldNameIt(string displayName) =>
        (await WrongMembersAsync(displayName, email: null)).ShouldBe("displayName");

    [TestCase("alice")]
    [TestCase("@example.org")]
    [TestCase("alice@")]
    [TestCase("alice@home@example.org")]
    [TestCase("alice @example.org")]
    [TestCase("alice@example.org\n")]
    [TestCase("alice\0@example.org")]
    [TestCase(" ")]
    public async Task Validate_WhenTheEmailIsNone_ShouldNameIt(string email) => (await WrongMembersAsync(displayName: null, email)).ShouldBe("email");

    [Test]
    public async Task Validate_WhenTheEmailIsTooLong_ShouldNameIt()
    {
        var longest = new string('a', 242) + "@example.org";

        (await WrongMembersAsync(displayName: null, longest)).ShouldBeEmpty();
        (await WrongMembersAsync(displayName: null, "a" + longest)).ShouldBe("email");
    }

    private static Task<string> WrongMembersAsync(string? displayName, string? email) =>
        new UpdateProfileValidator().WrongMembersAsync(new UpdateProfile(displayName, email));

    private UpdateProfileHandler HandlerWith(FakeUnitOfWork unitOfWork) => new(users.Object, unitOfWork, new SignedIn(), Samples.Mapper);
}
