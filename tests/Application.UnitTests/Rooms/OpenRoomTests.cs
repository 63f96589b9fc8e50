using Messaging.Application.Rooms;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Rooms;
using Moq;

namespace Messaging.Application.UnitTests.Rooms;

internal sealed class OpenRoomTests
{
    private readonly RoomPorts ports = new();

    [TestCase(" Garden club ", "Garden club")]
    [TestCase(null, "Garden")]
    public async Task Create_WhenTheNameIsFree_ShouldStoreAndAnswerTheRoom(string? title, string shown)
    {
        var room = (await CreateAsync(title)).Value;

        (room.Name, room.Title, room.IsPublic, room.MemberCount, room.CreatedAt).ShouldBe(("Garden", shown, false, 1, Samples.Now));
        var stored = ports.Rooms.ArgumentsOf<Room>(nameof(IRoomRepository.TryAddAsync)).ShouldHaveSingleItem();
        (stored.Id, stored.OwnerId).ShouldBe((room.Id, Samples.Alice.Id));
        ports.Events.ToUsers().ShouldBe([(Samples.Alice.Id, UserEvent.RoomJoined(room.Id, Samples.Now))]);
    }

    [Test]
    public async Task Create_WhenTheNameIsTaken_ShouldRefuse()
    {
        NameIsTaken();

        var result = await CreateAsync(title: null);

        result.Error.ShouldBe(RoomErrors.NameTaken);
        ports.Events.ToUsers().ShouldBeEmpty();
    }

    [TestCase("garden", "Garden", true, "")]
    [TestCase("garden", null, false, "")]
    [TestCase("ab", null, true, "name")]
    [TestCase(null, " ", true, "name,title")]
    [TestCase("gar den", "two\nlines", null, "isPublic,name,title")]
    public async Task Create_WhateverIsSent_ShouldBeChecked(string? name, string? title, bool? isPublic, string wrong) =>
        (await new CreateRoomValidator().WrongMembersAsync(new CreateRoom(name, title, isPublic))).ShouldBe(wrong);

    [Test]
    public async Task EnsureLobby_WhenMissing_ShouldOpenItForEverybodyAndNobodyInParticular()
    {
        (await EnsureLobbyAsync()).Error.ShouldBeNull();

        var lobby = ports.Rooms.ArgumentsOf<Room>(nameof(IRoomRepository.TryAddAsync)).ShouldHaveSingleItem();
        (lobby.Name, lobby.Title, lobby.IsPublic, lobby.OwnerId, lobby.MemberCount).ShouldBe(("lobby", "Lobby", true, null, 0));
    }

    [Test]
    public async Task EnsureLobby_WhenAnotherInstanceWasFaster_ShouldBeContent()
    {
        NameIsTaken();

        (await EnsureLobbyAsync()).Error.ShouldBeNull();
    }

    [Test]
    public async Task EnsureLobby_WhenThere_ShouldWriteNothing()
    {
        ports.Reader.Setup(reader => reader.FindAsync("lobby", readerId: null, It.IsAny<CancellationToken>())).ReturnsAsync(RoomQueryTests.Response(1));

        (await EnsureLobbyAsync()).Error.ShouldBeNull();

        ports.UnitOfWork.Count.ShouldBe(0);
    }

    private void NameIsTaken() =>
        ports.Rooms.Setup(repository => repository.TryAddAsync(It.IsAny<Room>(), It.IsAny<CancellationToken>())).ReturnsAsync(false);

    private Task<Result<RoomResponse>> CreateAsync(string? title) =>
        new CreateRoomHandler(ports.Rooms.Object, ports.Events.Object, ports.UnitOfWork, ports.Caller, Samples.Mapper, new StoppedClock())
            .Handle(new CreateRoom("Garden", title, IsPublic: false), CancellationToken.None);

    private Task<Result> EnsureLobbyAsync() =>
        new EnsureLobbyHandler(ports.Rooms.Object, ports.Reader.Object, ports.UnitOfWork, new StoppedClock())
            .Handle(new EnsureLobby(), CancellationToken.None);
}
