using Messaging.Application.Activity;
using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Moq;

namespace Messaging.Application.UnitTests.Support;

/// <summary>The ports that sending needs, with Alice signed in, Bob known and their conversation 50 without a message.</summary>
internal sealed class SendingPorts
{
    public static readonly MessageSettings Settings = new(MaxLength: 8000);

    public SendingPorts()
    {
        UnitOfWork = new FakeUnitOfWork(Conversations, Rooms, Activity, Events);
        Users.Knows(Samples.Alice, Samples.Bob);
        Conversations
            .Setup(repository => repository.GetOrOpenAsync(Samples.Alice.Id, It.IsAny<Guid>(), Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Guid _, Guid peerId, DateTime _, CancellationToken _) => Samples.Conversation(State, peerId));
        Conversations
            .Setup(repository => repository.FindAsync(Samples.Id(50), Samples.Alice.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => Samples.Conversation(State));
        MessageReader
            .Setup(reader => reader.GetHistoryAsync(It.IsAny<Guid>(), It.IsAny<HistorySlice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Guid _, HistorySlice slice, CancellationToken _) => [.. Newest(slice.Limit)]);
        MessageReader
            .Setup(reader => reader.ListAsync(It.IsAny<MessageFilter>(), It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((MessageFilter _, Slice slice, CancellationToken _) => [.. Newest(slice.Limit + 1)]);
    }

    public Mock<IUserDirectory> Users { get; } = new();

    public Mock<IDirectConversationRepository> Conversations { get; } = new();

    public Mock<IRoomRepository> Rooms { get; } = new();

    public Mock<IConversationReader> ConversationReader { get; } = new();

    public Mock<IMessageRepository> Messages { get; } = new();

    public Mock<IMessageReader> MessageReader { get; } = new();

    public Mock<IActivityLog> Activity { get; } = new();

    public Mock<IEventLog> Events { get; } = new();

    public FakeUnitOfWork UnitOfWork { get; init; }

    public SignedIn Caller { get; } = new();

    /// <summary>What stands between Alice and the other one.</summary>
    public PeerState State { get; set; }

    public MessagePoster Poster =>
        new(Messages.Object, Conversations.Object, Rooms.Object, Activity.Object, Events.Object, Caller, Settings, Samples.Mapper, new StoppedClock());

    public CommandAnswerer Commands =>
        new(MessageReader.Object, ConversationReader.Object, new HistoryPager(MessageReader.Object), new Pager(new FakeCursorProtector()), Caller);

    /// <summary>The message that was stored with its conversation.</summary>
    public Message StoredMessage => Stored.ShouldHaveSingleItem();

    private IReadOnlyList<Message> Stored => Conversations.ArgumentsOf<Message>(nameof(IDirectConversationRepository.AppendAsync));

    /// <summary>Lets an earlier message of Alice be found by its client message id.</summary>
    public Message HasEarlier(Guid clientMessageId, string content, int conversation = 50)
    {
        var earlier = Message.Restore(
            Samples.Id(70), Samples.Id(conversation), sequence: 3, Samples.Alice.Id, Samples.Bob.Id, content, clientMessageId, Samples.Now.AddHours(-1));
        Messages
            .Setup(repository => repository.FindByClientIdAsync(Samples.Alice.Id, clientMessageId, It.IsAny<CancellationToken>()))
            .ReturnsAsync(earlier);
        return earlier;
    }

    public void ShouldHaveStoredNoMessage() => Stored.ShouldBeEmpty();

    private static IEnumerable<MessageResponse> Newest(int count) =>
        Enumerable.Range(0, count).Select(index => Samples.Message(sequence: 150 - index));
}
