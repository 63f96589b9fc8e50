using Messaging.Domain.Blocks;
using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests.Conversations;

internal sealed class DirectConversationBlockTests
{
    [Test]
    public void BlockPeer_WhenThereIsNoBlock_ShouldMakeOne()
    {
        var conversation = Samples.Conversation();

        var block = conversation.BlockPeer(Samples.Now).Value;

        block.ShouldBe(new Block(BlockerId: Samples.Alice, BlockedId: Samples.Bob, Samples.Now));
        conversation.PeerBlockedBySelf.ShouldBeTrue();
    }

    [Test]
    public void BlockPeer_WhenBlockedAlready_ShouldMakeNoSecondOne()
    {
        var conversation = Samples.Conversation(blockedBySelf: true);

        var outcome = conversation.BlockPeer(Samples.Now);

        outcome.Error.ShouldBeNull();
        outcome.Value.ShouldBeNull();
        conversation.PeerBlockedBySelf.ShouldBeTrue();
    }

    [Test]
    public void BlockPeer_WhenTheOtherHasBlockedToo_ShouldMakeAnOwnBlock()
    {
        var conversation = Samples.Conversation(blockedByPeer: true);

        conversation.BlockPeer(Samples.Now).Value.ShouldNotBeNull().BlockerId.ShouldBe(Samples.Alice);
        conversation.SelfBlockedByPeer.ShouldBeTrue();
    }

    [Test]
    public void BlockPeer_WhenTheOtherIsOneself_ShouldRefuse()
    {
        var notes = Samples.Notes();

        notes.BlockPeer(Samples.Now).Error.ShouldBe(BlockErrors.CannotBlockSelf);
        notes.PeerBlockedBySelf.ShouldBeFalse();
    }

    [Test]
    public void UnblockPeer_WhenBlocked_ShouldSaySoAndLetMessagesThrough()
    {
        var conversation = Samples.Conversation(blockedBySelf: true);

        conversation.UnblockPeer().ShouldBeTrue();

        conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now).Error.ShouldBeNull();
    }

    [Test]
    public void UnblockPeer_WhenNotBlocked_ShouldSaySo() => Samples.Conversation().UnblockPeer().ShouldBeFalse();

    [Test]
    public void UnblockPeer_WhenTheOtherHasBlocked_ShouldLeaveTheirBlock()
    {
        var conversation = Samples.Conversation(blockedBySelf: true, blockedByPeer: true);

        conversation.UnblockPeer();

        conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now).Error.ShouldBe(MessageErrors.RecipientUnavailable);
    }

    [Test]
    public void Post_WhenBlockedInTheSameUnitOfWork_ShouldBeRefused()
    {
        var conversation = Samples.Conversation();
        conversation.BlockPeer(Samples.Now);

        conversation.Post(Samples.Content(), clientMessageId: null, Samples.Now).Error.ShouldBe(MessageErrors.RecipientBlocked);
    }
}
