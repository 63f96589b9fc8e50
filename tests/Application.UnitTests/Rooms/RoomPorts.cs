using Messaging.Application.Activity;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Rooms;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Messaging.Domain.Rooms;
using Moq;

namespace Messaging.Application.UnitTests.Rooms;

/// <summary>The ports that rooms need, with Alice signed in, Bob known and the room garden of one member.</summary>
internal sealed class RoomPorts
{
    public static readonly RoomSettings Settings = new(MaxMembers: 2);

    public RoomPorts()
    {
        UnitOfWork = new FakeUnitOfWork(Rooms, Conversations, Activity, Events);
        Users.Knows(Samples.Alice, Samples.Bob);
        Rooms.Setup(repository => repository.FindAsync("garden", Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Garden);
        Rooms.Setup(repository => repository.FindAsync(Samples.Id(50), Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Garden);
        Rooms.Setup(repository => repository.TryAddAsync(It.IsAny<Room>(), It.IsAny<CancellationToken>())).ReturnsAsync(true);
        Conversations
            .Setup(repository => repository.GetOrOpenAsync(Samples.Alice.Id, Samples.Bob.Id, Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => Samples.Conversation(State));
    }

    public Mock<IRoomRepository> Rooms { get; } = new();

    public Mock<IRoomReader> Reader { get; } = new();

    public Mock<IUserDirectory> Users { get; } = new();

    public Mock<IDirectConversationRepository> Conversations { get; } = new();

    public Mock<IActivityLog> Activity { get; } = new();

    public Mock<IEventLog> Events { get; } = new();

    public FakeUnitOfWork UnitOfWork { get; }

    public SignedIn Caller { get; } = new();

    public bool IsPublic { get; set; } = true;

    public bool IsMember { get; set; }

    public Guid? OwnerId { get; set; }

    public int MemberCount { get; set; } = 1;

    /// <summary>What stands between Alice and Bob.</summary>
    public PeerState State { get; set; }

    public RoomDoor Door => new(Rooms.Object, Events.Object, Settings, Caller, new StoppedClock());

    public IReadOnlyList<Participant> Added => Rooms.ArgumentsOf<Participant>(nameof(IRoomRepository.AddMemberAsync));

    public IReadOnlyList<Guid> Removed => Rooms.ArgumentsOf<Guid>(nameof(IRoomRepository.RemoveMemberAsync));

    /// <summary>Lets Bob be in the room.</summary>
    public void HasBob() =>
        Rooms.Setup(repository => repository.IsMemberAsync(It.IsAny<Room>(), Samples.Bob.Id, It.IsAny<CancellationToken>())).ReturnsAsync(true);

    private Room Garden() => Room.Restore(
        Samples.Id(50),
        "garden",
        "Garden club",
        IsPublic,
        createdAt: Samples.Now.AddDays(-1),
        MemberCount,
        OwnerId,
        lastSequence: 5,
        lastMessageAt: Samples.Now.AddMinutes(-1),
        IsMember ? Participant.Restore(Samples.Id(50), Samples.Alice.Id, 0, 0, 0, Samples.Now.AddMinutes(-1)) : null);
}
