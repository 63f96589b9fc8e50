using Messaging.Application.Administration;
using Messaging.Application.Common;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Administration;

internal sealed class CreateUserTests
{
    private readonly AdministrationPorts ports = new();

    public CreateUserTests() => AddingAnswers(true);

    [Test]
    public async Task Handle_WhenTheNameIsFree_ShouldAddTheAccountAndAnswerIt()
    {
        var result = await HandleAsync(new CreateUser("Carol", "password", "carol@example.org", [Roles.Administrator, Roles.Administrator]));

        result.Value.UserName.ShouldBe("Carol");
        result.Value.DisplayName.ShouldBe("Carol");
        result.Value.Email.ShouldBe("carol@example.org");
        result.Value.Roles.ShouldBe([Roles.Administrator]);
        result.Value.CreatedAt.ShouldBe(Samples.Now);
        result.Value.DisabledAt.ShouldBeNull();
        var user = AddedUser();
        user.UserName.ShouldBe("Carol");
        user.Roles.ShouldBe([Roles.Administrator]);
        ports.Users.ArgumentsOf<string>(nameof(IUserRepository.TryAddAsync)).ShouldBe(["hash:password"]);
        var entry = ports.Common.Activity.Entries().ShouldHaveSingleItem();
        entry.ShouldBe(new ActivityEntry(entry.Id, user.Id, ActivityType.AccountCreated, Samples.Now, OtherUserId: null, "192.0.2.7")
        {
            ActorId = Samples.Alice.Id,
            Roles = Roles.Administrator,
        });
    }

    [Test]
    public async Task Handle_WhenNobodyIsSignedInByIt_ShouldStoreNoSession()
    {
        (await HandleAsync(new CreateUser("carol", "password", Email: null, Roles: null))).Error.ShouldBeNull();

        ports.Common.ShouldHaveStoredNoSession();
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Handle_WhenThereIsNeitherEmailNorRole_ShouldStoreNone(string? email)
    {
        (await HandleAsync(new CreateUser("carol", "password", email, Roles: null))).Value.Email.ShouldBeNull();

        AddedUser().Roles.ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheNameIsTaken_ShouldSaySoWithoutAHash()
    {
        (await HandleAsync(new CreateUser("BOB", "password", Email: null, Roles: null))).Error.ShouldBe(UserErrors.NameTaken);

        ports.Common.Passwords.VerifyNoOtherCalls();
        ports.UnitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenSomebodyWasFaster_ShouldRecordNothing()
    {
        AddingAnswers(false);

        (await HandleAsync(new CreateUser("carol", "password", Email: null, Roles: null))).Error.ShouldBe(UserErrors.NameTaken);

        ports.Common.Activity.Entries().ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTheActorHasLostTheRoleMeanwhile_ShouldRefuse()
    {
        ports.IsActing(alice: null);

        (await HandleAsync(new CreateUser("carol", "password", Email: null, Roles: null))).Error.ShouldBe(AdministrationErrors.Forbidden);

        ports.Users.ArgumentsOf<User>(nameof(IUserRepository.TryAddAsync)).ShouldBeEmpty();
    }

    [Test]
    public async Task Handle_WhenTooManyHashesWait_ShouldSaySo()
    {
        ports.Common.IsHashingBusy = true;

        (await HandleAsync(new CreateUser("carol", "password", Email: null, Roles: null))).Error.ShouldBe(RequestErrors.Busy);
    }

    [TestCase("carol", "correct horse battery", null, "")]
    [TestCase("carol", "password", null, "password")]
    [TestCase("carol", "all about carol", null, "password")]
    [TestCase("carol", "correct horse battery", "", "")]
    [TestCase(null, null, null, "password,userName")]
    [TestCase("ca", "1234567", "carol", "email,password,userName")]
    public async Task Validate_WhateverIsGiven_ShouldNameWhatIsUnfit(string? userName, string? password, string? email, string wrong) =>
        (await Validator().WrongMembersAsync(new CreateUser(userName, password, email, Roles: null))).ShouldBe(wrong);

    [Test]
    public async Task Validate_WhenTheRolesAreUnknown_ShouldNameThem()
    {
        (await Validator().WrongMembersAsync(new CreateUser("carol", "correct horse battery", Email: null, [Roles.Administrator]))).ShouldBeEmpty();
        (await Validator().WrongMembersAsync(new CreateUser("carol", "correct horse battery", Email: null, ["Moderator"]))).ShouldBe("roles");
        (await Validator().WrongMembersAsync(new CreateUser("carol", "correct horse battery", Email: null, [null]))).ShouldBe("roles");
    }

    private static CreateUserValidator Validator() => new(AuthenticationPorts.PasswordSettings);

    private void AddingAnswers(bool isAdded) =>
        ports.Users
            .Setup(repository => repository.TryAddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(isAdded);

    private User AddedUser() => ports.Users.ArgumentsOf<User>(nameof(IUserRepository.TryAddAsync)).ShouldHaveSingleItem();

    private Task<Result<ManagedAccountResponse>> HandleAsync(CreateUser request) =>
        new CreateUserHandler(
                ports.Users.Object,
                ports.Common.Directory.Object,
                ports.Common.Passwords.Object,
                ports.Common.Activity.Object,
                ports.Check,
                ports.UnitOfWork,
                ports.Actor.Object,
                Samples.Mapper,
                new StoppedClock())
            .Handle(request, CancellationToken.None);
}
