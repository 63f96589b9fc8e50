using Messaging.Application.Rooms;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Rooms;
using Moq;

namespace Messaging.Application.UnitTests.Rooms;

internal sealed class OwnMembershipTests
{
    private readonly RoomPorts ports = new();

    [Test]
    public async Task Join_WhenPublic_ShouldStoreTheMember()
    {
        (await JoinAsync()).Error.ShouldBeNull();

        var member = ports.Added.ShouldHaveSingleItem();
        (member.UserId, member.LastReadSequence).ShouldBe((Samples.Alice.Id, 5L));
        ports.Events.ToUsers().ShouldBe([(Samples.Alice.Id, UserEvent.RoomJoined(Samples.Id(50), Samples.Now))]);
    }

    [Test]
    public async Task Join_WhenAMemberAlready_ShouldStoreNothing()
    {
        ports.IsMember = true;

        (await JoinAsync()).Error.ShouldBeNull();

        ports.Added.ShouldBeEmpty();
        ports.Events.ToUsers().ShouldBeEmpty();
    }

    [Test]
    public async Task Join_WhenFull_ShouldRefuseAndStoreNothing()
    {
        ports.MemberCount = 2;

        (await JoinAsync()).Error.ShouldBe(RoomErrors.Full);

        ports.Added.ShouldBeEmpty();
        ports.Events.ToUsers().ShouldBeEmpty();
    }

    [Test]
    public async Task Join_WhenPrivateOrMissing_ShouldNotBeFound()
    {
        ports.IsPublic = false;

        (await JoinAsync()).Error.ShouldBe(RoomErrors.NotFound);
        (await JoinAsync("nowhere")).Error.ShouldBe(RoomErrors.NotFound);
    }

    [Test]
    public async Task Leave_WhenAMember_ShouldRemoveThem()
    {
        ports.IsMember = true;

        (await LeaveAsync()).Error.ShouldBeNull();

        ports.Removed.ShouldBe([Samples.Alice.Id]);
        ports.Events.ToUsers().ShouldBe([(Samples.Alice.Id, UserEvent.RoomLeft(Samples.Id(50), Samples.Now))]);
    }

    [Test]
    public async Task Leave_WhenTheOwner_ShouldHandTheRoomOver()
    {
        ports.IsMember = true;
        ports.OwnerId = Samples.Alice.Id;
        ports.Rooms
            .Setup(repository => repository.FindHeirAsync(It.IsAny<Room>(), Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Samples.Bob.Id);

        (await LeaveAsync()).Error.ShouldBeNull();

        var room = ports.Rooms.ArgumentsOf<Room>(nameof(IRoomRepository.RemoveMemberAsync)).ShouldHaveSingleItem();
        (room.OwnerId, room.MemberCount).ShouldBe((Samples.Bob.Id, 0));
    }

    [Test]
    public async Task Leave_WhenNoMember_ShouldRemoveNobody()
    {
        (await LeaveAsync()).Error.ShouldBeNull();

        ports.Removed.ShouldBeEmpty();
        ports.Events.ToUsers().ShouldBeEmpty();
    }

    [Test]
    public async Task Leave_WhenPrivateOrMissing_ShouldNotBeFound()
    {
        ports.IsPublic = false;

        (await LeaveAsync()).Error.ShouldBe(RoomErrors.NotFound);
        (await LeaveAsync("nowhere")).Error.ShouldBe(RoomErrors.NotFound);
    }

    private Task<Result> JoinAsync(string name = "garden") =>
        new JoinRoomHandler(ports.Rooms.Object, ports.Door, ports.UnitOfWork, ports.Caller).Handle(new JoinRoom(name), CancellationToken.None);

    private Task<Result> LeaveAsync(string name = "garden") =>
        new LeaveRoomHandler(ports.Rooms.Object, ports.Door, ports.UnitOfWork, ports.Caller).Handle(new LeaveRoom(name), CancellationToken.None);
}
