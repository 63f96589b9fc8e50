using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Application.Rooms;
using Messaging.Domain.Rooms;
using Moq;

namespace Messaging.Application.UnitTests.Rooms;

internal sealed class RoomQueryTests
{
    private readonly Mock<IRoomReader> rooms = new();
    private readonly Pager pager = new(new FakeCursorProtector());

    [Test]
    public async Task GetRoom_WhenTheReaderMayKnowOfIt_ShouldShowIt()
    {
        var room = Response(1);
        rooms.Setup(reader => reader.FindAsync("garden", Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(room);

        (await GetAsync(new SignedIn())).Value.ShouldBeSameAs(room);
        (await GetAsync(new Guest())).Error.ShouldBe(RoomErrors.NotFound);
    }

    [Test]
    public async Task GetRoom_WhenAGuestAsksForAPublicOne_ShouldShowIt()
    {
        var room = Response(1);
        rooms.Setup(reader => reader.FindAsync("garden", readerId: null, It.IsAny<CancellationToken>())).ReturnsAsync(room);

        (await GetAsync(new Guest())).Value.ShouldBeSameAs(room);
    }

    [Test]
    public async Task GetRooms_WhenThereAreMoreThanAPage_ShouldLinkOnByName()
    {
        rooms
            .Setup(reader => reader.ListAsync(null, new Slice(1, Position: null, Backward: false), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Response(1), Response(2)]);
        rooms.Setup(reader => reader.CountAsync(null, It.IsAny<CancellationToken>())).ReturnsAsync(2);

        var page = (await ListAsync(new Guest(), new PageQuery(Limit: "1", Count: "true"))).Value;

        page.Items.Select(room => room.Name).ShouldBe(["Room-1"]);
        page.Count.ShouldBe(2);
        pager.Open("rooms:", new PageQuery(Limit: "1", Cursor: page.Next.ShouldNotBeNull().Value)).Value
            .ShouldBe(new Slice(1, new Keyset(Text: "ROOM-1"), Backward: false));
    }

    [Test]
    public async Task GetRooms_WhenTheCursorIsAGuests_ShouldRefuseItToOthers()
    {
        rooms.Setup(reader => reader.ListAsync(null, It.IsAny<Slice>(), It.IsAny<CancellationToken>())).ReturnsAsync([Response(1), Response(2)]);
        var guests = (await ListAsync(new Guest(), new PageQuery(Limit: "1"))).Value.Next!.Value;

        var result = await ListAsync(new SignedIn(), new PageQuery(Cursor: guests));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [Test]
    public async Task GetMembers_WhenTheReaderMayKnowOfTheRoom_ShouldListThem()
    {
        rooms.Setup(reader => reader.FindAsync("garden", Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Response(1));
        rooms
            .Setup(reader => reader.ListMembersAsync(Samples.Id(1), new Slice(1, Position: null, Backward: false), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Member("alice"), Member("bob")]);

        var page = (await MembersAsync(new PageQuery(Limit: "1", Count: "true"))).Value;

        page.Items.Select(member => member.UserName).ShouldBe(["alice"]);
        page.Count.ShouldBe(12);
        page.Next.ShouldNotBeNull();
    }

    [Test]
    public async Task GetMembers_WhenTheReaderMayNotKnowOfTheRoom_ShouldNotBeFound() =>
        (await MembersAsync(new PageQuery())).Error.ShouldBe(RoomErrors.NotFound);

    [Test]
    public async Task GetMembers_WhenTheCursorIsForged_ShouldRefuseIt()
    {
        rooms.Setup(reader => reader.FindAsync("garden", Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Response(1));

        (await MembersAsync(new PageQuery(Cursor: "garbage"))).Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [Test]
    public async Task Lists_WhenTheLimitIsUnfit_ShouldBeRefused()
    {
        var page = new PageQuery(Limit: "0");

        (await new GetRoomsValidator().WrongMembersAsync(new GetRooms(page))).ShouldBe("limit");
        (await new GetMembersValidator().WrongMembersAsync(new GetMembers("garden", page))).ShouldBe("limit");
    }

    internal static RoomResponse Response(int number) => new()
    {
        Id = Samples.Id(number),
        Name = $"Room-{number}",
        Title = "Garden club",
        IsPublic = true,
        MemberCount = 12,
        CreatedAt = Samples.Now,
    };

    private static MemberResponse Member(string name) => new() { UserName = name, IsOwner = false, JoinedAt = Samples.Now };

    private Task<Domain.Common.Result<RoomResponse>> GetAsync(ICurrentUser caller) =>
        new GetRoomHandler(rooms.Object, caller).Handle(new GetRoom("garden"), CancellationToken.None);

    private Task<Domain.Common.Result<Page<RoomResponse>>> ListAsync(ICurrentUser caller, PageQuery page) =>
        new GetRoomsHandler(rooms.Object, caller, pager).Handle(new GetRooms(page), CancellationToken.None);

    private Task<Domain.Common.Result<Page<MemberResponse>>> MembersAsync(PageQuery page) =>
        new GetMembersHandler(rooms.Object, new SignedIn(), pager).Handle(new GetMembers("garden", page), CancellationToken.None);
}
