using Messaging.Application.Activity;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;

namespace Messaging.Application.UnitTests.Common;

internal sealed class TimeFilterTests
{
    [TestCase(null, null, null)]
    [TestCase("", "", "")]
    [TestCase("2026-03-30", null, null)]
    [TestCase("2028-02-29", null, null)]
    [TestCase("0001-01-01", null, null)]
    [TestCase("9999-12-31", null, null)]
    [TestCase("2026-03-30", "", "")]
    [TestCase(null, "2026-03-30", null)]
    [TestCase(null, null, "2026-03-30")]
    [TestCase(null, "2026-03-30", "2026-03-30")]
    [TestCase(null, "2026-03-30T23:59:59.999999Z", "2026-03-30")]
    [TestCase(null, "2026-03-30T12:00Z", "2026-03-30T12:00:00Z")]
    [TestCase(null, "2026-03-30T14:00:00+02:00", "2026-03-30T12:00:00Z")]
    [TestCase(null, "2026-03-30T12:00:00.1234567Z", null)]
    [TestCase(null, "9999-12-31", "9999-12-31")]
    public async Task Validate_WhenTheTimesAreFit_ShouldSayNothing(string? date, string? from, string? to) =>
        (await WrongMembersAsync(date, from, to)).ShouldBeEmpty();

    [TestCase("2026-02-30")]
    [TestCase("2026-02-29")]
    [TestCase("2026-13-01")]
    [TestCase("2026-00-10")]
    [TestCase("2026-3-30")]
    [TestCase("26-03-30")]
    [TestCase("30.03.2026")]
    [TestCase("20260330")]
    [TestCase("2026-03-30T00:00:00Z")]
    [TestCase("2026-03-30 ")]
    [TestCase("2026-03-30\0")]
    [TestCase(" ")]
    [TestCase("today")]
    [TestCase("0000-01-01")]
    [TestCase("\u0662\u0660\u0662\u0666-03-30")]
    public async Task Validate_WhenTheDateIsNoDay_ShouldNameIt(string date) =>
        (await WrongMembersAsync(date, from: null, to: null)).ShouldBe("date");

    [TestCase("2026-02-30")]
    [TestCase("2026-02-30T12:00:00Z")]
    [TestCase("2026-03-30T24:00:00Z")]
    [TestCase("2026-03-30T12:60:00Z")]
    [TestCase("2026-03-30T12:00:00+15:00")]
    [TestCase("2026-03-30T12:00:00 02:00", Description = "A plus sign that was not escaped in the URL arrives as a space.")]
    [TestCase("2026-03-30 12:00:00Z")]
    [TestCase("2026-03-30T12:00:00.123456789Z")]
    [TestCase("9999-12-31T23:59:59-14:00", Description = "After the last instant that there is.")]
    [TestCase("2026-03-30T")]
    [TestCase("1774872000")]
    [TestCase("yesterday")]
    [TestCase(" ")]
    public async Task Validate_WhenFromOrToIsNoInstant_ShouldNameIt(string text)
    {
        (await WrongMembersAsync(date: null, from: text, to: null)).ShouldBe("from");
        (await WrongMembersAsync(date: null, from: null, to: text)).ShouldBe("to");
        (await WrongMembersAsync(date: null, from: text, to: text)).ShouldBe("from,to");
    }

    [TestCase("2026-03-31", "2026-03-30")]
    [TestCase("2026-03-30T12:00:01Z", "2026-03-30T12:00:00Z")]
    [TestCase("2026-03-31T00:00:00Z", "2026-03-30")]
    [TestCase("2026-03-30", "2026-03-29T23:59:59Z")]
    [TestCase("2026-03-30T12:00:00-01:00", "2026-03-30T12:00:00Z")]
    public async Task Validate_WhenFromLiesAfterTo_ShouldNameFrom(string from, string to)
    {
        var errors = await ErrorsAsync(date: null, from, to);

        errors.ShouldHaveSingleItem().Value.ShouldBe(["The from must not lie after the to."]);
        errors.Keys.ShouldBe(["from"]);
    }

    [TestCase("2026-03-30", null)]
    [TestCase(null, "2026-03-30")]
    [TestCase("2026-03-30", "2026-03-30")]
    public async Task Validate_WhenDateComesWithFromOrTo_ShouldNameTheDate(string? from, string? to)
    {
        var errors = await ErrorsAsync("2026-03-30", from, to);

        errors.ShouldHaveSingleItem().Value.ShouldBe(["The date cannot go together with from or to."]);
        errors.Keys.ShouldBe(["date"]);
    }

    [Test]
    public void Of_WhenADateIsGiven_ShouldSpanItsDay() =>
        TimeRange.Of(new TimeFilter(Date: "2026-03-30"))
            .ShouldBe(new TimeRange(Utc(30, 0), Utc(31, 0).AddMicroseconds(-1)));

    [Test]
    public void Of_WhenDaysAreGiven_ShouldIncludeBothWhole() =>
        TimeRange.Of(new TimeFilter(From: "2026-03-29", To: "2026-03-30"))
            .ShouldBe(new TimeRange(Utc(29, 0), Utc(31, 0).AddMicroseconds(-1)));

    // Kept from running beside others: the time zone is the whole process's.
    [Test]
    [NonParallelizable]
    [Platform(Exclude = "Win", Reason = "Windows has no variable for the time zone.")]
    public void Of_WhenTheServerStandsInAnotherTimeZone_ShouldStillMeanUtc()
    {
        var zone = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", "Pacific/Auckland");
            TimeZoneInfo.ClearCachedData();
            Assume.That(TimeZoneInfo.Local.BaseUtcOffset, Is.EqualTo(TimeSpan.FromHours(12)), "the machine knows time zones");

            TimeRange.Of(new TimeFilter(Date: "2026-03-30")).From.ShouldBe(Utc(30, 0));
            TimeRange.Of(new TimeFilter(From: "2026-03-30T12:00:00", To: "2026-03-30T14:00:00+02:00"))
                .ShouldBe(new TimeRange(Utc(30, 12), Utc(30, 12)));
            TimeRange.Of(new TimeFilter(From: "2026-03-30")).From.ShouldNotBeNull().Kind.ShouldBe(DateTimeKind.Utc);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [TestCase("2026-03-30T12:00:00Z")]
    [TestCase("2026-03-30T12:00:00")]
    [TestCase("2026-03-30T12:00")]
    [TestCase("2026-03-30T14:00:00+02:00")]
    [TestCase("2026-03-30T07:30:00.000000-04:30")]
    [TestCase("2026-03-30T12:00:00.0000009Z", Description = "Finer than the service's microseconds.")]
    public void Of_WhenAnInstantIsGiven_ShouldBeExactlyThatInUtc(string text)
    {
        var range = TimeRange.Of(new TimeFilter(From: text, To: text));

        range.ShouldBe(new TimeRange(Utc(30, 12), Utc(30, 12)));
        range.From!.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [TestCase(null)]
    [TestCase("")]
    public void Of_WhenNothingIsGiven_ShouldBeOpenAtBothEnds(string? text) =>
        TimeRange.Of(new TimeFilter(text, text, text)).ShouldBe(new TimeRange(From: null, To: null));

    [Property]
    public bool Of_WhateverTheDay_ShouldHoldTheDaysInstantsAndNoOthers(DateTime instant)
    {
        var utc = DateTime.SpecifyKind(instant, DateTimeKind.Utc);
        var range = TimeRange.Of(new TimeFilter(Date: utc.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

        return range.From == utc.Date && range.To >= utc.Date && range.To!.Value.Date == utc.Date && range.To.Value.Ticks % TimeSpan.TicksPerDay == TimeSpan.TicksPerDay - 10;
    }

    [Test]
    public void Scope_WhenFiltersDiffer_ShouldDiffer()
    {
        TimeFilter[] filters = [new("2026-03-30"), new(From: "2026-03-30"), new(To: "2026-03-30"), new()];

        filters.Select(filter => filter.Scope).Distinct(StringComparer.Ordinal).Count().ShouldBe(filters.Length);
    }

    private static DateTime Utc(int day, int hour) => new(2026, 3, day, hour, 0, 0, DateTimeKind.Utc);

    private static Task<IReadOnlyDictionary<string, string[]>> ErrorsAsync(string? date, string? from, string? to) =>
        new GetActivityValidator().ErrorsOfAsync(new GetActivity(Type: null, new TimeFilter(date, from, to), new PageQuery()));

    private static async Task<string> WrongMembersAsync(string? date, string? from, string? to) =>
        string.Join(',', (await ErrorsAsync(date, from, to)).Keys.Order(StringComparer.Ordinal));
}
