using System.Text.RegularExpressions;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>What lines of a log look like, whatever clients send.</summary>
internal static partial class LogLines
{
    /// <summary>Checks that each line of a console begins as the service begins one, and holds nothing that moves a cursor.</summary>
    public static void ShouldBeWellFormedConsole(this string console)
    {
        foreach (var line in console.Split('\n'))
        {
            line.ShouldMatch(ConsoleLine().ToString());
            line.Any(char.IsControl).ShouldBeFalse(line);
        }
    }

    /// <summary>Checks that each line of a file is a JSON object of the service's.</summary>
    public static void ShouldBeWellFormedFile(this string file)
    {
        file.ShouldEndWith("}\n");
        foreach (var line in file.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = JsonElement.Parse(line);
            entry.Instant("time").Kind.ShouldBe(DateTimeKind.Utc);
            entry.Text("message").ShouldNotBeNull();
            line.Any(char.IsControl).ShouldBeFalse(line);
        }
    }

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (TRC|DBG|INF|WRN|ERR|FTL) |    )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConsoleLine();
}
