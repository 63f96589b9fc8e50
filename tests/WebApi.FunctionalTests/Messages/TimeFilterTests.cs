using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class TimeFilterTests : PeopleFixture
{
    private Person alice = null!;
    private IReadOnlyList<JsonElement> sent = [];

    private DateTime Second => sent[1].Instant("createdAt");

    [OneTimeSetUp]
    public async Task SendThreeAsync()
    {
        alice = await RegisterAsync();
        sent = await alice.SendManyAsync(await RegisterAsync(), 3);
    }

    [Test]
    public async Task List_WhenDateIsTheDayOfAMessage_ShouldShowIt()
    {
        var shown = await ShowAsync($"date={Day(Second)}");

        shown.ShouldContain("message 2", StringComparer.Ordinal);
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task List_WhenDateIsADayBesideIt_ShouldNotShowIt(int days)
    {
        var shown = await ShowAsync($"date={Day(Second.AddDays(days))}");

        shown.ShouldNotContain("message 2", StringComparer.Ordinal);
    }

    [Test]
    public async Task List_WhenFromIsTheInstantOfAMessage_ShouldShowItAndLaterOnes()
    {
        var shown = await ShowAsync($"from={Instant(Second)}");

        shown.ShouldBe(["message 3", "message 2"]);
    }

    [Test]
    public async Task List_WhenFromIsJustAfterAMessage_ShouldShowLaterOnesAlone()
    {
        var shown = await ShowAsync($"from={Instant(Second.AddMicroseconds(1))}");

        shown.ShouldBe(["message 3"]);
    }

    [Test]
    public async Task List_WhenToIsTheInstantOfAMessage_ShouldShowItAndEarlierOnes()
    {
        var shown = await ShowAsync($"to={Instant(Second)}");

        shown.ShouldBe(["message 2", "message 1"]);
    }

    [Test]
    public async Task List_WhenToIsJustBeforeAMessage_ShouldShowEarlierOnesAlone()
    {
        var shown = await ShowAsync($"to={Instant(Second.AddMicroseconds(-1))}");

        shown.ShouldBe(["message 1"]);
    }

    [Test]
    public async Task List_WhenBothEndsAreTheSameInstant_ShouldShowThatMessage()
    {
        var shown = await ShowAsync($"from={Instant(Second)}&to={Instant(Second)}");

        shown.ShouldBe(["message 2"]);
    }

    [Test]
    public async Task List_WhenToIsAPlainDay_ShouldShowThatWholeDay()
    {
        var shown = await ShowAsync($"from={Day(Second)}&to={Day(Second)}");

        shown.ShouldContain("message 2", StringComparer.Ordinal);
    }

    [Test]
    public async Task List_WhenInstantHasAnOffset_ShouldReckonWithIt()
    {
        var there = new DateTimeOffset(Second).ToOffset(TimeSpan.FromHours(5.5));

        var shown = await ShowAsync($"from={Uri.EscapeDataString(there.ToString("o", CultureInfo.InvariantCulture))}");

        shown.ShouldBe(["message 3", "message 2"]);
    }

    [Test]
    public async Task List_WhenInstantHasNoOffset_ShouldTakeItAsUtc()
    {
        var shown = await ShowAsync($"from={Instant(Second).TrimEnd('Z')}");

        shown.ShouldBe(["message 3", "message 2"]);
    }

    [Test]
    public async Task List_WhenInstantIsFinerThanTheClock_ShouldStillShowTheMessageOfThatMicrosecond()
    {
        var finer = Second.AddTicks(9).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

        var shown = await ShowAsync($"to={finer}");

        shown.ShouldBe(["message 2", "message 1"]);
    }

    [TestCase("date=")]
    [TestCase("from=&to=")]
    [TestCase("from=0001-01-01&to=9999-12-31")]
    [TestCase("from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.9999999Z")]
    public async Task List_WhenTimeIsEmptyOrEndless_ShouldShowAll(string query)
    {
        var shown = await ShowAsync(query);

        shown.ShouldBe(["message 3", "message 2", "message 1"]);
    }

    [TestCase("date=9999-12-31")]
    [TestCase("date=0001-01-01")]
    [TestCase("date=2024-02-29")]
    [TestCase("from=9999-12-31")]
    [TestCase("to=0001-01-01T00:00:00%2B14:00")]
    [TestCase("from=9999-12-31T23:59:59-14:00")]
    public async Task List_WhenTimeIsFarAway_ShouldShowNothing(string query)
    {
        var reply = await alice.GetAsync($"messages?{query}");

        // An instant beyond the calendar's ends may be refused; it never fails.
        if (reply.Status != HttpStatusCode.BadRequest)
        {
            reply.ShouldBeOk().Items().ShouldBeEmpty();
        }
    }

    [TestCase("2026-02-30")]
    [TestCase("2025-02-29")]
    [TestCase("2026-13-01")]
    [TestCase("2026-3-30")]
    [TestCase("30.03.2026")]
    [TestCase("2026-03-30T12:00:00Z")]
    [TestCase("today")]
    [TestCase("20260330")]
    [TestCase("%202026-03-30")]
    [TestCase("10000-01-01")]
    [TestCase("0000-01-01")]
    [TestCase("-2026-03-30")]
    public async Task List_WhenDateIsNone_ShouldRefuse(string value)
    {
        var reply = await alice.GetAsync($"messages?date={value}");

        reply.ShouldBeInvalid("date");
    }

    [TestCase("2026-02-30")]
    [TestCase("2026-03-30T24:00:01Z")]
    [TestCase("2026-03-30T12:60:00Z")]
    [TestCase("2026-03-30 12:00:00")]
    [TestCase("1774872000")]
    [TestCase("yesterday")]
    [TestCase("2026-03-30T12:00:00%2B25:00")]
    [TestCase("2026-03-30T12:00:00 01:00", Description = "a plus sign that was not escaped")]
    public async Task List_WhenFromOrToIsNone_ShouldRefuse(string value)
    {
        var from = await alice.GetAsync($"messages?from={value}");
        var to = await alice.GetAsync($"messages/sent?to={value}");

        from.ShouldBeInvalid("from");
        to.ShouldBeInvalid("to");
    }

    [TestCase("date=2026-03-30&from=2026-03-30")]
    [TestCase("date=2026-03-30&to=2026-03-30")]
    public async Task List_WhenDateComesWithFromOrTo_ShouldRefuse(string query)
    {
        var reply = await alice.GetAsync($"messages/received?{query}");

        reply.ShouldBeInvalid("date");
    }

    [TestCase("from=2026-03-31&to=2026-03-30")]
    [TestCase("from=2026-03-30T12:00:01Z&to=2026-03-30T12:00:00Z")]
    [TestCase("from=2026-03-30T12:00:00Z&to=2026-03-30T12:00:00%2B01:00")]
    public async Task List_WhenFromLiesAfterTo_ShouldRefuse(string query)
    {
        var reply = await alice.GetAsync($"messages?{query}");

        reply.ShouldBeInvalid("from");
    }

    private static string Day(DateTime instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private async Task<IEnumerable<string>> ShowAsync(string query) =>
        (await alice.GetAsync($"messages/sent?{query}")).ShouldBeOk().Items().Contents();
}
