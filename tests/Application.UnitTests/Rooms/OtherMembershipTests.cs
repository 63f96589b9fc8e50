using Messaging.Application.Rooms;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Messages;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;

namespace Messaging.Application.UnitTests.Rooms;

internal sealed class OtherMembershipTests
{
    private readonly RoomPorts ports = new() { IsPublic = false, IsMember = true, OwnerId = Samples.Alice.Id };

    [Test]
    public async Task Add_WhenTheOwnerBringsSomebody_ShouldStoreTheMember()
    {
        (await AddAsync()).Error.ShouldBeNull();

        ports.Added.ShouldHaveSingleItem().UserId.ShouldBe(Samples.Bob.Id);
    }

    [Test]
    public async Task Add_WhenAMemberAlready_ShouldStoreNothing()
    {
        ports.HasBob();

        (await AddAsync()).Error.ShouldBeNull();

        ports.Added.ShouldBeEmpty();
    }

    [Test]
    public async Task Add_WhenTheOtherHasBlockedTheOwner_ShouldRefuse()
    {
        ports.State = new PeerState(BlockedBySelf: false, BlockedByPeer: true, PeerDisabled: false);

        (await AddAsync()).Error.ShouldBe(MessageErrors.RecipientUnavailable);

        ports.Added.ShouldBeEmpty();
    }

    [Test]
    public async Task Add_WhenFull_ShouldRefuse()
    {
        ports.MemberCount = 2;

        (await AddAsync()).Error.ShouldBe(RoomErrors.Full);
    }

    [Test]
    public async Task AddAndRemove_WhenTheRoomIsAnothers_ShouldRefuse()
    {
        ports.OwnerId = Samples.Bob.Id;
        ports.HasBob();

        (await AddAsync()).Error.ShouldBe(RoomErrors.OwnerOnly);
        (await RemoveAsync()).Error.ShouldBe(RoomErrors.OwnerOnly);
        ports.Removed.ShouldBeEmpty();
        ports.Events.ToUsers().ShouldBeEmpty();
    }

    [TestCase("garden")]
    [TestCase("nowhere")]
    public async Task AddAndRemove_WhenPrivateOrMissing_ShouldNotBeFound(string room)
    {
        ports.IsMember = false;

        (await AddAsync(room)).Error.ShouldBe(RoomErrors.NotFound);
        (await RemoveAsync(room)).Error.ShouldBe(RoomErrors.NotFound);
    }

    [Test]
    public async Task AddAndRemove_WhenNobodyHasTheName_ShouldSayThat()
    {
        (await AddAsync(user: "nobody")).Error.ShouldBe(UserErrors.NotFound);
        (await RemoveAsync(user: "nobody")).Error.ShouldBe(UserErrors.NotFound);
    }

    [Test]
    public async Task Add_WhenTheNameIsTheCallersOwn_ShouldJoin()
    {
        ports.IsPublic = true;
        ports.IsMember = false;
        ports.OwnerId = null;

        (await AddAsync(user: "ALICE")).Error.ShouldBeNull();

        ports.Added.ShouldHaveSingleItem().UserId.ShouldBe(Samples.Alice.Id);
    }

    [Test]
    public async Task Remove_WhenTheNameIsTheCallersOwn_ShouldLeave()
    {
        (await RemoveAsync(user: "alice")).Error.ShouldBeNull();

        ports.Removed.ShouldBe([Samples.Alice.Id]);
    }

    [Test]
    public async Task Remove_WhenTheOwnerPutsSomebodyOut_ShouldRemoveThem()
    {
        ports.HasBob();

        (await RemoveAsync()).Error.ShouldBeNull();

        ports.Removed.ShouldBe([Samples.Bob.Id]);
        ports.Events.ToUsers().ShouldBe([(Samples.Bob.Id, UserEvent.RoomLeft(Samples.Id(50), Samples.Now))]);
    }

    [Test]
    public async Task Remove_WhenNoMember_ShouldRemoveNobody()
    {
        (await RemoveAsync()).Error.ShouldBeNull();

        ports.Removed.ShouldBeEmpty();
        ports.Events.ToUsers().ShouldBeEmpty();
    }

    private Task<Result> AddAsync(string room = "garden", string user = "bob") =>
        new AddMemberHandler(
                ports.Rooms.Object,
                ports.Users.Object,
                ports.Conversations.Object,
                ports.Events.Object,
                ports.Door,
                RoomPorts.Settings,
                ports.UnitOfWork,
                ports.Caller,
                new StoppedClock())
            .Handle(new AddMember(room, user), CancellationToken.None);

    private Task<Result> RemoveAsync(string room = "garden", string user = "bob") =>
        new RemoveMemberHandler(
                ports.Rooms.Object, ports.Users.Object, ports.Events.Object, ports.Door, ports.UnitOfWork, ports.Caller, new StoppedClock())
            .Handle(new RemoveMember(room, user), CancellationToken.None);
}
