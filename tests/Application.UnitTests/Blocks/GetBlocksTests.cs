using Messaging.Application.Blocks;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Common;
using Moq;

namespace Messaging.Application.UnitTests.Blocks;

internal sealed class GetBlocksTests
{
    private readonly Mock<IBlockReader> blocks = new();
    private readonly Pager pager = new(new FakeCursorProtector());

    public GetBlocksTests()
    {
        blocks
            .Setup(reader => reader.ListAsync(It.IsAny<Guid>(), It.IsAny<Slice>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([new BlockedUser(Samples.Bob.Id, "bob", Samples.Now), new BlockedUser(Samples.Id(3), "carol", Samples.Now.AddDays(-1))]);
        blocks.Setup(reader => reader.CountAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(2);
    }

    [Test]
    public async Task Handle_WhenSomebodyIsBlocked_ShouldNameThemAndNotTheirIds()
    {
        var page = (await HandleAsync(new PageQuery(Count: "true"))).Value;

        page.Items.ShouldBe(
        [
            new BlockResponse { UserName = "bob", CreatedAt = Samples.Now },
            new BlockResponse { UserName = "carol", CreatedAt = Samples.Now.AddDays(-1) },
        ]);
        page.Count.ShouldBe(2);
        page.Next.ShouldBeNull();
    }

    [Test]
    public async Task Handle_WhenThereAreMore_ShouldLinkOnByInstantAndId()
    {
        var page = (await HandleAsync(new PageQuery(Limit: "1"))).Value;
        var next = await HandleAsync(new PageQuery(Limit: "1", Cursor: page.Next.ShouldNotBeNull().Value));

        page.Count.ShouldBeNull();
        next.Error.ShouldBeNull();
        blocks.Verify(reader => reader.ListAsync(
            Samples.Alice.Id, new Slice(1, new Keyset(Samples.Now, Samples.Bob.Id), Backward: false), It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task Handle_WhenTheCursorIsAnotherUsers_ShouldRefuseIt()
    {
        var page = (await HandleAsync(new PageQuery(Limit: "1"), new SignedIn(Samples.Bob))).Value;

        var result = await HandleAsync(new PageQuery(Cursor: page.Next!.Value));

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    private Task<Result<Page<BlockResponse>>> HandleAsync(PageQuery query, SignedIn? caller = null) =>
        new GetBlocksHandler(blocks.Object, caller ?? new SignedIn(), pager, Samples.Mapper).Handle(new GetBlocks(query), CancellationToken.None);
}
