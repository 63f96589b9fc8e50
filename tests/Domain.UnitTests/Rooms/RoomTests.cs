using Messaging.Domain.Conversations;
using Messaging.Domain.Rooms;

namespace Messaging.Domain.UnitTests.Rooms;

internal sealed class RoomTests
{
    private const int Most = 3;

    [Test]
    public void Open_WhenSomebodyOpensIt_ShouldBeTheirsWithThemInIt()
    {
        RoomTitle.TryCreate("Garden club", out var title).ShouldBeTrue();

        var room = Room.Open("Garden", title, isPublic: false, Samples.Alice, Samples.Now);

        room.Id.Version.ShouldBe(7);
        (room.Name, room.Title, room.IsPublic, room.CreatedAt).ShouldBe(("Garden", "Garden club", false, Samples.Now));
        (room.OwnerId, room.MemberCount, room.LastSequence, room.LastMessageAt).ShouldBe((Samples.Alice, 1, 0L, null));
        var self = room.Self.ShouldNotBeNull();
        (self.ConversationId, self.UserId, self.LastReadSequence, self.LastMessageAt).ShouldBe((room.Id, Samples.Alice, 0L, Samples.Now));
    }

    [Test]
    public void Open_WhenTheServiceOpensIt_ShouldBelongToNobody()
    {
        var room = Room.Open(Room.LobbyName, title: null, isPublic: true, ownerId: null, Samples.Now);

        (room.Title, room.OwnerId, room.MemberCount, room.Self).ShouldBe(("lobby", null, 0, null));
        room.CanManage().Error.ShouldBe(RoomErrors.OwnerOnly);
    }

    [TestCase("ab")]
    [TestCase("no name")]
    public void Open_WhenTheNameIsMalformed_ShouldThrow(string name) =>
        Should.Throw<ArgumentException>(() => Room.Open(name, title: null, isPublic: true, Samples.Alice, Samples.Now));

    [TestCase(true, false, true)]
    [TestCase(true, true, true)]
    [TestCase(false, false, false)]
    [TestCase(false, true, true)]
    public void IsVisible_WhoeverLooks_ShouldHidePrivateRoomsFromOutsiders(bool isPublic, bool isMember, bool isVisible) =>
        Stored(isPublic, self: isMember ? Samples.Bob : null).IsVisible.ShouldBe(isVisible);

    [Test]
    public void Post_WhenAMemberWrites_ShouldAcceptTheMessageForNobodyInParticular()
    {
        var room = Stored(isPublic: true, self: Samples.Bob);

        var message = room.Post(Samples.Content("Hello all"), Samples.Id(7), Samples.Now).Value;

        message.ConversationId.ShouldBe(room.Id);
        message.Sequence.ShouldBe(6);
        (message.SenderId, message.RecipientId, message.ClientMessageId).ShouldBe((Samples.Bob, null, Samples.Id(7)));
        (message.Content, message.CreatedAt, message.ReadAt).ShouldBe(("Hello all", Samples.Now, null));
        (room.LastSequence, room.LastMessageAt).ShouldBe((6L, Samples.Now));
        (room.Self!.SentCount, room.Self.LastMessageAt).ShouldBe((1L, Samples.Now));
    }

    [Test]
    public void Post_WhenTheClockWasSetBack_ShouldNotLookEarlierThanTheOneBefore()
    {
        var room = Stored(isPublic: true, self: Samples.Bob);

        room.Post(Samples.Content(), clientMessageId: null, Samples.Now.AddDays(-1)).Value.CreatedAt.ShouldBe(room.LastMessageAt!.Value);

        room.LastMessageAt.ShouldBe(Samples.Now.AddMinutes(-1));
    }

    [Test]
    public void Post_WhenAnOutsiderWrites_ShouldAskThemToJoinWhatIsPublicAndHideWhatIsNot()
    {
        Stored(isPublic: true).Post(Samples.Content(), clientMessageId: null, Samples.Now).Error.ShouldBe(RoomErrors.MembersOnly);
        Stored(isPublic: false).Post(Samples.Content(), clientMessageId: null, Samples.Now).Error.ShouldBe(ConversationErrors.NotFound);
    }

    [Test]
    public void Join_WhenPublic_ShouldBeginAtItsEndWithNothingUnread()
    {
        var room = Stored(isPublic: true);

        var member = room.Join(Samples.Bob, Most, Samples.Now).Value.ShouldNotBeNull();

        room.Self.ShouldBeSameAs(member);
        room.MemberCount.ShouldBe(3);
        (member.LastReadSequence, member.LastMessageAt).ShouldBe((5L, Samples.Now.AddMinutes(-1)));
        member.UnreadCount(room.LastSequence).ShouldBe(0);
    }

    [Test]
    public void Join_WhenAlreadyIn_ShouldChangeNothingEvenWhereFullOrPrivate()
    {
        var room = Stored(isPublic: false, self: Samples.Bob);

        room.Join(Samples.Bob, maxMembers: 2, Samples.Now).Value.ShouldBeNull();

        room.MemberCount.ShouldBe(2);
    }

    [Test]
    public void Join_WhenPrivate_ShouldNotBeFound() =>
        Stored(isPublic: false).Join(Samples.Bob, Most, Samples.Now).Error.ShouldBe(RoomErrors.NotFound);

    [Test]
    public void Join_WhenFull_ShouldRefuse()
    {
        var room = Stored(isPublic: true);

        room.Join(Samples.Bob, maxMembers: 2, Samples.Now).Error.ShouldBe(RoomErrors.Full);

        (room.MemberCount, room.Self).ShouldBe((2, null));
    }

    [Test]
    public void Admit_WhenTheOwnerBringsSomebody_ShouldLetThemIn()
    {
        var room = Stored(isPublic: false, self: Samples.Alice);

        var member = room.Admit(Samples.Bob, Most, Samples.Now).Value;

        (member.UserId, member.ConversationId, room.MemberCount).ShouldBe((Samples.Bob, room.Id, 3));
        room.Self!.UserId.ShouldBe(Samples.Alice);
    }

    [Test]
    public void Admit_WhenFull_ShouldRefuse() =>
        Stored(isPublic: false, self: Samples.Alice).Admit(Samples.Bob, maxMembers: 2, Samples.Now).Error.ShouldBe(RoomErrors.Full);

    [Test]
    public void Admit_WhenSomebodyElseBringsThem_ShouldRefuse()
    {
        Stored(isPublic: false, self: Samples.Bob).Admit(Samples.Id(3), Most, Samples.Now).Error.ShouldBe(RoomErrors.OwnerOnly);
        Stored(isPublic: true).Admit(Samples.Id(3), Most, Samples.Now).Error.ShouldBe(RoomErrors.OwnerOnly);
        Stored(isPublic: false).Admit(Samples.Id(3), Most, Samples.Now).Error.ShouldBe(RoomErrors.NotFound);
    }

    [Test]
    public void Expel_WhenTheOwnerPutsSomebodyOut_ShouldCountOneLess()
    {
        var room = Stored(isPublic: true, self: Samples.Alice);

        room.Expel().Error.ShouldBeNull();

        room.MemberCount.ShouldBe(1);
    }

    [Test]
    public void Expel_WhenSomebodyElseDoes_ShouldRefuseAndChangeNothing()
    {
        var room = Stored(isPublic: true, self: Samples.Bob);

        room.Expel().Error.ShouldBe(RoomErrors.OwnerOnly);

        room.MemberCount.ShouldBe(2);
    }

    [Test]
    public void Leave_WhenAMemberGoes_ShouldKeepTheOwner()
    {
        var room = Stored(isPublic: true, self: Samples.Bob);

        room.Leave(heirId: null).ShouldBeTrue();

        (room.Self, room.MemberCount, room.OwnerId).ShouldBe((null, 1, Samples.Alice));
    }

    [Test]
    public void Leave_WhenTheOwnerGoes_ShouldHandTheRoomOver()
    {
        var room = Stored(isPublic: true, self: Samples.Alice);

        room.Leave(Samples.Bob).ShouldBeTrue();

        (room.MemberCount, room.OwnerId).ShouldBe((1, Samples.Bob));
    }

    [Test]
    public void Leave_WhenTheRoomIsNobodys_ShouldNotMakeItSomebodys()
    {
        var lobby = Room.Open(Room.LobbyName, title: null, isPublic: true, ownerId: null, Samples.Now);
        lobby.Join(Samples.Alice, Most, Samples.Now).Value.ShouldNotBeNull();

        lobby.CanManage().Error.ShouldBe(RoomErrors.OwnerOnly);
        lobby.Leave(heirId: Samples.Bob).ShouldBeTrue();

        (lobby.OwnerId, lobby.MemberCount).ShouldBe((null, 0));
    }

    [Test]
    public void Leave_WhenNoMember_ShouldChangeNothing()
    {
        var room = Stored(isPublic: true);

        room.Leave(Samples.Bob).ShouldBeFalse();

        (room.MemberCount, room.OwnerId).ShouldBe((2, Samples.Alice));
    }

    // Alice's room of two, with five messages.
    private static Room Stored(bool isPublic, Guid? self = null) => Room.Restore(
        Samples.Id(50),
        "garden",
        "Garden club",
        isPublic,
        createdAt: Samples.Now.AddDays(-1),
        memberCount: 2,
        ownerId: Samples.Alice,
        lastSequence: 5,
        lastMessageAt: Samples.Now.AddMinutes(-1),
        self is { } user
            ? Participant.Restore(Samples.Id(50), user, lastReadSequence: 0, sentCount: 0, sentCountRead: 0, Samples.Now.AddMinutes(-1))
            : null);
}
