using Messaging.Application.Activity;
using Messaging.Application.Blocks;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Blocks;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Blocks;

internal sealed class BlockUserTests
{
    private readonly Mock<IUserDirectory> users = new Mock<IUserDirectory>().Knows(Samples.Alice, Samples.Bob);
    private readonly Mock<IDirectConversationRepository> conversations = new();
    private readonly Mock<IActivityLog> activity = new();
    private readonly Mock<IEventLog> events = new();
    private readonly FakeUnitOfWork unitOfWork;
    private PeerState state;

    public BlockUserTests()
    {
        unitOfWork = new FakeUnitOfWork(conversations, activity, events);
        conversations
            .Setup(repository => repository.GetOrOpenAsync(Samples.Alice.Id, It.IsAny<Guid>(), Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Guid _, Guid peerId, DateTime _, CancellationToken _) => Samples.Conversation(state, peerId));
    }

    [Test]
    public async Task Block_WhenThereIsNoBlock_ShouldStoreAndRecordIt()
    {
        var result = await BlockAsync("BOB");

        result.Error.ShouldBeNull();
        conversations.Verify(
            repository => repository.AddBlockAsync(
                It.Is<DirectConversation>(conversation => conversation.Peer.UserId == Samples.Bob.Id),
                new Block(Samples.Alice.Id, Samples.Bob.Id, Samples.Now),
                It.IsAny<CancellationToken>()),
            Times.Once);
        activity.SingleEntry().ShouldBe((ActivityType.UserBlocked, Samples.Alice.Id, Samples.Bob.Id));
        events.ToUsers().ShouldBe([(Samples.Alice.Id, UserEvent.BlockCreated(new Block(Samples.Alice.Id, Samples.Bob.Id, Samples.Now)))]);
    }

    [Test]
    public async Task Block_WhenBlockedAlready_ShouldSucceedAndStoreNothing()
    {
        state = new PeerState(BlockedBySelf: true, BlockedByPeer: false, PeerDisabled: false);

        var result = await BlockAsync("bob");

        result.Error.ShouldBeNull();
        ShouldHaveStoredNothing();
    }

    [Test]
    public async Task Block_WhenItIsOneself_ShouldRefuse()
    {
        var result = await BlockAsync("alice");

        result.Error.ShouldBe(BlockErrors.CannotBlockSelf);
        ShouldHaveStoredNothing();
    }

    [Test]
    public async Task Block_WhenNobodyHasTheName_ShouldNotBeFound()
    {
        (await BlockAsync("nobody")).Error.ShouldBe(UserErrors.NotFound);
        unitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Unblock_WhenThereIsABlock_ShouldRemoveAndRecordIt()
    {
        state = new PeerState(BlockedBySelf: true, BlockedByPeer: false, PeerDisabled: false);

        var result = await UnblockAsync("Bob");

        result.Error.ShouldBeNull();
        conversations.Verify(
            repository => repository.RemoveBlockAsync(
                It.Is<DirectConversation>(conversation => conversation.Peer.UserId == Samples.Bob.Id), It.IsAny<CancellationToken>()),
            Times.Once);
        activity.SingleEntry().ShouldBe((ActivityType.UserUnblocked, Samples.Alice.Id, Samples.Bob.Id));
        events.ToUsers().ShouldBe([(Samples.Alice.Id, UserEvent.BlockRemoved(Samples.Bob.Id, Samples.Now))]);
    }

    [TestCase("bob")]
    [TestCase("alice")]
    public async Task Unblock_WhenThereIsNoBlock_ShouldSucceedAndStoreNothing(string userName)
    {
        var result = await UnblockAsync(userName);

        result.Error.ShouldBeNull();
        ShouldHaveStoredNothing();
    }

    [Test]
    public async Task Unblock_WhenNobodyHasTheName_ShouldNotBeFound()
    {
        (await UnblockAsync("nobody")).Error.ShouldBe(UserErrors.NotFound);
        unitOfWork.Count.ShouldBe(0);
    }

    private Task<Result> BlockAsync(string userName) =>
        new BlockUserHandler(users.Object, conversations.Object, activity.Object, events.Object, unitOfWork, new SignedIn(), new StoppedClock())
            .Handle(new BlockUser(userName), CancellationToken.None);

    private Task<Result> UnblockAsync(string userName) =>
        new UnblockUserHandler(users.Object, conversations.Object, activity.Object, events.Object, unitOfWork, new SignedIn(), new StoppedClock())
            .Handle(new UnblockUser(userName), CancellationToken.None);

    private void ShouldHaveStoredNothing()
    {
        conversations.Invocations.Select(call => call.Method.Name).ShouldBe([nameof(IDirectConversationRepository.GetOrOpenAsync)]);
        activity.Entries().ShouldBeEmpty();
        events.Invocations.ShouldBeEmpty();
    }
}
