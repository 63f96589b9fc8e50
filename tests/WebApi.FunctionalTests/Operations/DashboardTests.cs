using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>The dashboard that comes with the service asks for what the service sends.</summary>
internal sealed partial class DashboardTests : PeopleFixture
{
    // What a Prometheus adds, and what takes a database server to be measured.
    private static readonly string[] OtherLabels = ["job", "instance", "le", "db_client_connection_state"];

    private JsonElement dashboard;
    private IReadOnlyList<string> queries = [];

    protected override IEnumerable<(string Name, string Value)> Settings => [("RateLimits:Enabled", "true")];

    [OneTimeSetUp]
    public async Task ReadAsync()
    {
        dashboard = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "grafana", "messaging.json")));
        queries = [.. Texts(dashboard, "expr"), .. Texts(dashboard, "definition")];
    }

    [Test]
    public void Dashboard_WhenRead_ShouldHavePanelsOfEachPart()
    {
        dashboard.Text("title").ShouldBe("Messaging");
        dashboard.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.Text("type") is "row")
            .Select(row => row.Text("title"))
            .ShouldBe(["Requests", "Messages", "Live updates", "Writing", "Runtime", "Database server (PostgreSQL)"]);
        queries.Count.ShouldBeGreaterThan(40);
    }

    [Test]
    [Category("SqliteFile")]
    public async Task Dashboard_WhateverItAsksFor_ShouldBeSentByTheService()
    {
        // The driver makes its instruments with its first pool; nothing is connected to.
        await using var pool = NpgsqlDataSource.Create("Host=localhost");
        using var emitted = new EmittedMetrics(Service.Services.GetRequiredService<IMeterFactory>());
        await UseAsync();

        var metrics = queries.SelectMany(query => MetricName().Matches(query)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var labels = queries.SelectMany(query => LabelName().Matches(query)).SelectMany(match => match.Groups["name"].Captures).Select(name => name.Value);

        queries.ShouldAllBe(query => MetricName().IsMatch(query));
        metrics.Except(emitted.Names, StringComparer.Ordinal).ShouldBeEmpty();
        labels.Except(emitted.Labels.Concat(OtherLabels), StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Texts(item, name)),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.NameEquals(name) ? [member.Value.GetString()!] : Texts(member.Value, name)),
        _ => [],
    };

    // So that everything has been measured whose labels are asked for.
    private async Task UseAsync()
    {
        var alice = await RegisterAsync();
        await alice.SendAsync(alice, "a note");
        (await alice.PostAsync("messages", new { recipient = "nobody", content = "text" })).ShouldBe(HttpStatusCode.NotFound);
        (await alice.LoginAsync(Anonymous)).UserName.ShouldBe(alice.UserName);
    }

    [GeneratedRegex(@"(?<![\w$])[a-z]\w+(?=\{)|(?<=label_values\()\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricName();

    [GeneratedRegex(@"by \(((?<name>\w+)[, ]*)+\)|(?<name>\w+)(?=(=|!=|=~|!~)"")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelName();
}
