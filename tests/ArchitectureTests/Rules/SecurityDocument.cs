using System.Globalization;
using System.Text.RegularExpressions;

namespace Messaging.ArchitectureTests.Rules;

/// <summary>A requirement of <c>docs/security.md</c>.</summary>
/// <param name="Table">Heading above its table.</param>
/// <param name="Id">Its number.</param>
/// <param name="Status">Whether it is met.</param>
/// <param name="Where">Where it is met, or why not.</param>
/// <param name="Shown">The tests that show it.</param>
internal sealed record SecurityRow(string Table, string Id, string Status, string Where, string Shown);

/// <summary>What the page on security says, and what of it is not so.</summary>
internal sealed partial class SecurityDocument
{
    private const string Met = "met";
    private const string NotMet = "not met";
    private const string DoesNotApply = "n/a";
    private const string Total = "ASVS 5.0, levels 1 and 2";
    private const string Reading = "review";

    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    /// <summary>Reads the page.</summary>
    /// <param name="text">Its Markdown.</param>
    public SecurityDocument(string text)
    {
        var rows = new List<SecurityRow>();
        var heading = string.Empty;
        string[] columns = [];
        foreach (var line in text.Split('\n'))
        {
            var cells = CellsOf(line);
            if (line.StartsWith('#'))
            {
                (heading, columns) = (line.TrimStart('#', ' '), []);
            }
            else if (cells is ["Id", ..] or ["Table", ..])
            {
                columns = cells;
            }
            else if (cells.Length == columns.Length && columns is ["Id", ..] && char.IsAsciiDigit(cells[0].FirstOrDefault()))
            {
                rows.Add(new SecurityRow(heading, cells[0], At("Status"), At("Where, or why not"), At("Shown by")));
            }
            else if (cells.Length == columns.Length && columns is ["Table", ..] && char.IsAsciiDigit(cells[1].FirstOrDefault()))
            {
                counts.Add(cells[0], Array.ConvertAll(cells[1..], cell => int.Parse(cell, CultureInfo.InvariantCulture)));
            }

            string At(string column) => cells[Array.IndexOf(columns, column)];
        }

        Rows = rows;
    }

    /// <summary>Every requirement, in the order of the page.</summary>
    public IReadOnlyList<SecurityRow> Rows { get; }

    /// <summary>The requirements of ASVS.</summary>
    public IEnumerable<SecurityRow> Asvs => Rows.Where(IsOfAsvs);

    /// <summary>Tests that the page names and no source holds.</summary>
    /// <param name="tests">The sources of the tests.</param>
    public IEnumerable<string> MissingTests(IReadOnlyList<SourceFile> tests) =>
        from row in Rows
        from name in TestName().Matches(row.Shown)
        let type = name.Groups["type"].Value
        let method = name.Groups["method"].Value
        where !tests.Any(test => test.Text.Contains($" {method}(", StringComparison.Ordinal) && test.Declares(type))
        select $"{row.Id}: {type}.{method}";

    /// <summary>Names of types and settings that the page gives as the place where something is met, and that no source holds.</summary>
    /// <param name="sources">The sources of the service.</param>
    public IEnumerable<string> MissingPlaces(IReadOnlyList<SourceFile> sources)
    {
        var words = sources.SelectMany(source => Word().Matches(source.Text)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return from row in Rows
               from name in PlaceName().Matches(row.Where)
               where !words.Contains(name.Groups["name"].Value)
               select $"{row.Id}: {name.Groups["name"].Value}";
    }

    /// <summary>Requirements that say nothing of how they are met, or why they are not.</summary>
    public IEnumerable<string> Unexplained() =>
        from row in Rows
        where row.Where.Length == 0
            || row.Status switch
            {
                Met => !TestName().IsMatch(row.Shown) && row.Shown is not Reading,
                NotMet or DoesNotApply => row.Shown.Length > 0,
                _ => true,
            }
        select $"{row.Table}: {row.Id}";

    /// <summary>Tables whose counts at the top are not those of their rows.</summary>
    public IEnumerable<string> Miscounted()
    {
        var expected = Rows.GroupBy(row => row.Table, StringComparer.Ordinal).ToDictionary(table => table.Key, Count, StringComparer.Ordinal);
        expected.Add(Total, Count(Asvs));
        return from table in expected.Keys.Union(counts.Keys, StringComparer.Ordinal)
               where !counts.GetValueOrDefault(table, []).SequenceEqual(expected.GetValueOrDefault(table, []))
               select table;
    }

    private static int[] Count(IEnumerable<SecurityRow> rows)
    {
        var all = rows.Select(row => row.Status).ToList();
        return [Of(Met), Of(NotMet), Of(DoesNotApply), all.Count];

        int Of(string status) => all.Count(other => string.Equals(other, status, StringComparison.Ordinal));
    }

    private static bool IsOfAsvs(SecurityRow row) => row.Table.StartsWith('V');

    private static string[] CellsOf(string line) =>
        line.StartsWith('|') ? line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries) : [string.Empty];

    [GeneratedRegex(@"`(?<type>[A-Za-z]+)\.(?<method>[A-Za-z0-9]+_\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestName();

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlaceName();

    [GeneratedRegex("[A-Z][A-Za-z]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Word();
}
