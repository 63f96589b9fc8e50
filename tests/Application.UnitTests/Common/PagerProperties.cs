using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Application.Common.Paging;

namespace Messaging.Application.UnitTests.Common;

/// <summary>Walks a list by its own links, back and forth, while rows are added at its head.</summary>
internal sealed class PagerProperties
{
    private enum Step
    {
        Next,
        Previous,
        AddRow,
        AddRowOfTheSameInstant,
    }

    [Property(MaxTest = 300)]
    public Property Walk_WhateverTheWay_ShouldFindEachNeighbourOnceAndMissNone()
    {
        var walks =
            from rows in Gen.Choose(0, 25)
            from limit in Gen.Choose(1, 6)
            from steps in Gen.ListOf(Gen.Elements(Enum.GetValues<Step>()))
            select (rows, limit, steps);

        return Prop.ForAll(walks.ToArbitrary(), walk =>
        {
            var list = new GrowingList(walk.rows);
            var page = list.Read(new PageQuery(Limit: Text(walk.limit)));
            foreach (var step in walk.steps)
            {
                var shown = page;
                switch (step)
                {
                    case Step.Next when shown.Next is { } link:
                        page = list.Read(QueryOf(link));
                        list.FollowsDirectly(shown.Items, page.Items).ShouldBeTrue();
                        list.IsComplete(page, walk.limit).ShouldBeTrue();
                        break;
                    case Step.Previous when shown.Previous is { } link:
                        page = list.Read(QueryOf(link));
                        list.FollowsDirectly(page.Items, shown.Items).ShouldBeTrue();
                        list.IsComplete(page, walk.limit).ShouldBeTrue();
                        break;
                    case Step.AddRow or Step.AddRowOfTheSameInstant:
                        list.Add(sameInstant: step == Step.AddRowOfTheSameInstant);
                        break;
                    default:
                        break;
                }
            }
        });
    }

    [Property]
    public bool Walk_WhenForwardToTheEndWhileRowsAreAdded_ShouldMeetEveryRowOfTheBeginningOnce(PositiveInt limit, NonNegativeInt rows, NonNegativeInt added)
    {
        var list = new GrowingList(rows.Get);
        var expected = list.Rows.ToList();
        var met = new List<Row>();
        var page = list.Read(new PageQuery(Limit: Text(Math.Min(limit.Get, PageQuery.MaxLimit))));

        met.AddRange(page.Items);
        while (page.Next is { } link)
        {
            for (var count = 0; count < added.Get % 5; count++)
            {
                list.Add(sameInstant: count % 2 == 1);
            }

            page = list.Read(QueryOf(link));
            met.AddRange(page.Items);
        }

        return met.SequenceEqual(expected);
    }

    private static PageQuery QueryOf(PageLink link) => new(Limit: Text(link.Limit), Cursor: link.Value);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(DateTime Time, Guid Id);

    /// <summary>A list ordered by instant and id, both descending, with a reader as the ports describe it.</summary>
    private sealed class GrowingList
    {
        private readonly Pager pager = new(new FakeCursorProtector());
        private int nextId = 1;
        private DateTime newest = Samples.Now;

        public GrowingList(int rows)
        {
            for (var count = 0; count < rows; count++)
            {
                Add(sameInstant: count % 3 == 1);
            }
        }

        public List<Row> Rows { get; } = [];

        public void Add(bool sameInstant)
        {
            newest = sameInstant ? newest : newest.AddMicroseconds(1);
            Rows.Insert(0, new Row(newest, Samples.Id(nextId++)));
        }

        public Page<Row> Read(PageQuery query)
        {
            var slice = pager.Open("rows", query).Value;
            var inOrder = slice.Backward ? Rows.AsEnumerable().Reverse() : Rows;
            var rows = inOrder.Where(row => IsBeyond(row, slice)).Take(slice.Limit + 1).ToList();
            return pager.ToPage("rows", slice, rows, row => new Keyset(row.Time, row.Id), count: null);
        }

        public bool FollowsDirectly(IReadOnlyList<Row> first, IReadOnlyList<Row> second) =>
            second.Count > 0 && Rows.IndexOf(second[0]) == Rows.IndexOf(first[^1]) + 1;

        /// <summary>Whether the page is full unless the list ends there, and links to both sides exactly where rows lie.</summary>
        public bool IsComplete(Page<Row> page, int limit)
        {
            var atHead = Rows.IndexOf(page.Items[0]) == 0;
            var atEnd = Rows.IndexOf(page.Items[^1]) == Rows.Count - 1;
            return (page.Items.Count == limit || atHead || atEnd)
                && page.Next is null == atEnd
                && page.Previous is null == atHead;
        }

        private static bool IsBeyond(Row row, Slice slice)
        {
            if (slice.Position is not { } position)
            {
                return true;
            }

            var order = (row.Time, row.Id).CompareTo((position.Time, position.Id));
            return slice.Backward ? order > 0 : order < 0;
        }
    }
}
