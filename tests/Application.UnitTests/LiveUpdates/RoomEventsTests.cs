using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.Application.UnitTests.Rooms;
using Messaging.Domain.Rooms;
using Moq;

namespace Messaging.Application.UnitTests.LiveUpdates;

internal sealed class RoomEventsTests
{
    private readonly Mock<IRoomReader> rooms = new();
    private readonly Mock<IConversationReader> conversations = new();
    private readonly Mock<IMessageReader> messages = new();
    private readonly RoomResponse room = RoomQueryTests.Response(1);
    private long? last = 5;

    public RoomEventsTests()
    {
        rooms.Setup(reader => reader.FindAsync("garden", Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(room);
        conversations
            .Setup(reader => reader.FindLastSequenceAsync(room.Id, Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => last);

        // One message more than the room had when its end was read.
        messages
            .Setup(reader => reader.GetHistoryAsync(room.Id, It.IsAny<HistorySlice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Guid _, HistorySlice slice, CancellationToken _) =>
                [.. Enumerable.Range((int)slice.Bound + 1, 6 - (int)slice.Bound).Select(sequence => Samples.Message(sequence))]);
    }

    private RoomListener Listener => new(rooms.Object, conversations.Object, messages.Object, new SignedIn());

    [Test]
    public async Task GetRoomEvents_WhenTheRoomIsTheCallers_ShouldAnswerItsMessages()
    {
        var page = await new GetRoomEventsHandler(Listener).Handle(new GetRoomEvents("garden", "3", new PageQuery()), CancellationToken.None);

        page.Value.Items.Select(item => (item.Sequence, item.Type)).ShouldBe([(4, "message.created"), (5, "message.created")]);
        page.Value.Next.ShouldBeNull();
    }

    [Test]
    public async Task ListenToRoom_WhenTheRoomIsTheCallers_ShouldBeginAtItsEnd()
    {
        var start = await new ListenToRoomHandler(Listener)
            .Handle(new ListenToRoom("garden", new ListeningPosition(After: null, LastEventId: null)), CancellationToken.None);

        (start.Value.Feed.Key, start.Value.Position).ShouldBe((room.Id, 5L));
    }

    [Test]
    public async Task Read_WhenTheListenerMayNoLongerListen_ShouldAnswerNothing()
    {
        var feed = (await Listener.FindAsync("garden", CancellationToken.None)).ShouldNotBeNull();
        last = null;

        (await feed.ReadAsync(after: 3, limit: 50, CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task Both_WhenThereIsNoSuchRoomForTheCaller_ShouldNotBeFound()
    {
        var position = new ListeningPosition(After: null, LastEventId: null);

        (await new GetRoomEventsHandler(Listener).Handle(new GetRoomEvents("nowhere", After: null, new PageQuery()), CancellationToken.None))
            .Error.ShouldBe(RoomErrors.NotFound);
        (await new ListenToRoomHandler(Listener).Handle(new ListenToRoom("nowhere", position), CancellationToken.None))
            .Error.ShouldBe(RoomErrors.NotFound);
    }

    [Test]
    public async Task Both_WhateverIsAsked_ShouldBeChecked()
    {
        (await new GetRoomEventsValidator().WrongMembersAsync(new GetRoomEvents("garden", "x", new PageQuery(Limit: "0")))).ShouldBe("after,limit");
        (await new ListenToRoomValidator().WrongMembersAsync(new ListenToRoom("garden", new ListeningPosition("x", "y")))).ShouldBe("after,lastEventId");
    }
}
