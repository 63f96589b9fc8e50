using Messaging.Application.Common.Paging;

namespace Messaging.Application.UnitTests.Common;

internal sealed class PagerTests
{
    private readonly Pager pager = new(new FakeCursorProtector());

    [Test]
    public void Open_WhenThereIsNoCursor_ShouldBeginAtTheBeginning() =>
        pager.Open("list", new PageQuery(Limit: "7")).Value.ShouldBe(new Slice(7, Position: null, Backward: false));

    [Test]
    public void Open_WhenTheCursorIsCutToNothing_ShouldRefuseIt() =>
        pager.Open("list", new PageQuery(Cursor: string.Empty)).Error!.Members!.Keys.ShouldBe(["cursor"]);

    [TestCase(false)]
    [TestCase(true)]
    public void Open_WhenTheCursorIsOfThisList_ShouldGoOnThere(bool backward)
    {
        var position = new Keyset(Samples.Now, Samples.Id(1), 3, "ALICE");
        var link = pager.Link("list", position, backward, limit: 20);

        var slice = pager.Open("list", new PageQuery(Limit: "7", Cursor: link.Value)).Value;

        link.Parameter.ShouldBe("cursor");
        link.Limit.ShouldBe(20);
        slice.ShouldBe(new Slice(7, position, backward));
    }

    [TestCase("other")]
    [TestCase("lis")]
    [TestCase("list:")]
    public void Open_WhenTheCursorIsOfAnotherList_ShouldRefuseIt(string scope)
    {
        var foreign = pager.Link(scope, new Keyset(Samples.Now), backward: false, limit: 20);

        var error = pager.Open("list", new PageQuery(Cursor: foreign.Value)).Error.ShouldNotBeNull();

        error.Code.ShouldBe("request.invalid");
        error.Members.ShouldNotBeNull().Keys.ShouldBe(["cursor"]);
    }

    [Test]
    public void ToPage_WhenTheListFitsOnOnePage_ShouldLinkNowhere()
    {
        var page = PageOf(new Slice(3, Position: null, Backward: false), 9, 8, 7);

        page.Items.ShouldBe([9, 8, 7]);
        page.Next.ShouldBeNull();
        page.Previous.ShouldBeNull();
    }

    [Test]
    public void ToPage_WhenThereIsOneRowMore_ShouldCutItAndLinkOn()
    {
        var page = PageOf(new Slice(2, Position: null, Backward: false), 9, 8, 7);

        page.Items.ShouldBe([9, 8]);
        Follow(page.Next).ShouldBe(new Slice(2, new Keyset(Sequence: 8), Backward: false));
        page.Previous.ShouldBeNull();
    }

    [Test]
    public void ToPage_WhenReachedFromElsewhere_ShouldLinkBackToo()
    {
        var page = PageOf(new Slice(2, new Keyset(Sequence: 10), Backward: false), 9, 8);

        page.Next.ShouldBeNull();
        Follow(page.Previous).ShouldBe(new Slice(2, new Keyset(Sequence: 9), Backward: true));
    }

    [Test]
    public void ToPage_WhenReadBackward_ShouldTurnTheRowsIntoTheListsOrder()
    {
        var page = PageOf(new Slice(2, new Keyset(Sequence: 6), Backward: true), 7, 8, 9);

        page.Items.ShouldBe([8, 7]);
        Follow(page.Next).ShouldBe(new Slice(2, new Keyset(Sequence: 7), Backward: false));
        Follow(page.Previous).ShouldBe(new Slice(2, new Keyset(Sequence: 8), Backward: true));
    }

    [Test]
    public void ToPage_WhenReadBackwardToTheBeginning_ShouldLinkForwardAlone()
    {
        var page = PageOf(new Slice(2, new Keyset(Sequence: 7), Backward: true), 8, 9);

        page.Items.ShouldBe([9, 8]);
        page.Previous.ShouldBeNull();
        page.Next.ShouldNotBeNull();
    }

    [TestCase(false)]
    [TestCase(true)]
    public void ToPage_WhenThereAreNoRows_ShouldLinkNowhere(bool backward)
    {
        var page = PageOf(new Slice(2, new Keyset(Sequence: 7), backward));

        page.Items.ShouldBeEmpty();
        page.Next.ShouldBeNull();
        page.Previous.ShouldBeNull();
    }

    [Test]
    public void ToPage_WhenTheCountIsKnown_ShouldCarryIt() =>
        pager.ToPage("list", new Slice(2, Position: null, Backward: false), [1], row => new Keyset(Sequence: row), count: 40).Count.ShouldBe(40);

    private Page<int> PageOf(Slice slice, params int[] rows) => pager.ToPage("list", slice, rows, row => new Keyset(Sequence: row), count: null);

    private Slice Follow(PageLink? link) =>
        pager.Open("list", new PageQuery(Limit: link.ShouldNotBeNull().Limit.ToString(System.Globalization.CultureInfo.InvariantCulture), Cursor: link.Value)).Value;
}
