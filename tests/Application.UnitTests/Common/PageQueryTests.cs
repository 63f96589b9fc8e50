using Messaging.Application.Blocks;
using Messaging.Application.Common.Paging;

namespace Messaging.Application.UnitTests.Common;

internal sealed class PageQueryTests
{
    [TestCase(null)]
    [TestCase("1")]
    [TestCase("050")]
    [TestCase("100")]
    public async Task Validate_WhenTheLimitIsFit_ShouldSayNothing(string? limit) =>
        (await WrongMembersAsync(new PageQuery(Limit: limit))).ShouldBeEmpty();

    [TestCase("0")]
    [TestCase("101")]
    [TestCase("-1")]
    [TestCase("+5")]
    [TestCase("abc")]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase(" 5")]
    [TestCase("5 ")]
    [TestCase("5\0")]
    [TestCase("5.0")]
    [TestCase("1e1")]
    [TestCase("0x5")]
    [TestCase("\u0665")]
    [TestCase("99999999999999999999")]
    public async Task Validate_WhenTheLimitIsUnfit_ShouldNameIt(string limit)
    {
        var errors = await new GetBlocksValidator().ErrorsOfAsync(new GetBlocks(new PageQuery(Limit: limit)));

        errors.ShouldHaveSingleItem().Key.ShouldBe("limit");
        errors["limit"].ShouldBe(["The limit must be a whole number from 1 to 100."]);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("true")]
    [TestCase("FALSE")]
    public async Task Validate_WhenTheCountIsFit_ShouldSayNothing(string? count) =>
        (await WrongMembersAsync(new PageQuery(Count: count))).ShouldBeEmpty();

    [TestCase("1")]
    [TestCase("yes")]
    [TestCase("true,true")]
    public async Task Validate_WhenTheCountIsUnfit_ShouldNameIt(string count) =>
        (await WrongMembersAsync(new PageQuery(Count: count))).ShouldBe("count");

    [Test]
    public async Task Validate_WhenLimitAndCountAreUnfit_ShouldNameBoth() =>
        (await WrongMembersAsync(new PageQuery(Limit: "0", Count: "2"))).ShouldBe("count,limit");

    [TestCase(null, 50)]
    [TestCase("1", 1)]
    [TestCase("007", 7)]
    [TestCase("100", 100)]
    public void Rows_WhenValidated_ShouldBeTheLimitOrTheDefault(string? limit, int rows) => new PageQuery(Limit: limit).Rows.ShouldBe(rows);

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("false", false)]
    [TestCase("true", true)]
    [TestCase("True", true)]
    [TestCase(" true ", true, Description = "What the validator takes for true must be true.")]
    public void WantsCount_WhenValidated_ShouldBeWhatTheClientSays(string? count, bool wants) =>
        new PageQuery(Count: count).WantsCount.ShouldBe(wants);

    private static Task<string> WrongMembersAsync(PageQuery page) => new GetBlocksValidator().WrongMembersAsync(new GetBlocks(page));
}
