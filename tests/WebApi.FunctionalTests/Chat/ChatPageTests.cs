using System.Text.RegularExpressions;

namespace Messaging.WebApi.FunctionalTests.Chat;

/// <summary>How the chat page's files are served.</summary>
[TestFixture("Development")]
[TestFixture("Production")]
internal sealed partial class ChatPageTests(string environment) : ServiceFixture
{
    protected override string EnvironmentName => environment;

    [Test]
    public async Task GetPage_WhenAsked_ShouldLoadAllItsPartsFromHereUnderAStrictPolicy()
    {
        var page = (await Anonymous.GetAsync("/")).ShouldBe(HttpStatusCode.OK);

        page.MediaType.ShouldBe("text/html");
        page.Header("Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
        page.Header("X-Content-Type-Options").ShouldBe("nosniff");
        var parts = Part().Matches(page.Text).Select(match => match.Groups["address"].Value).ToList();
        parts.Count.ShouldBeGreaterThan(8);
        foreach (var part in parts.Where(part => part is not "swagger/"))
        {
            part.ShouldStartWith("app/");
            (await Anonymous.GetAsync($"/{part}")).ShouldBe(HttpStatusCode.OK).Text.ShouldNotBeEmpty();
        }
    }

    [TestCase("/", "text/html")]
    [TestCase("/app/js/main.js", "text/javascript")]
    [TestCase("/app/css/base.css", "text/css")]
    [TestCase("/app/icon.svg", "image/svg+xml")]
    public async Task GetFile_WhenItDidNotChange_ShouldBeAnsweredWith304(string path, string type)
    {
        var first = (await Anonymous.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        first.MediaType.ShouldBe(type);
        first.Header("Cache-Control").ShouldBe("no-cache");
        first.Header("Vary").ShouldBe("Accept-Encoding");

        var second = await Anonymous.GetAsync(path, ("If-None-Match", first.Header("ETag")!));

        second.ShouldBe(HttpStatusCode.NotModified).Text.ShouldBeEmpty();
    }

    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("gzip;q=0.5", "gzip")]
    [TestCase("br;q=0, gzip", "gzip")]
    [TestCase("identity", null)]
    [TestCase("br;q=0, gzip;q=0", null)]
    [TestCase("nonsense;;;", null)]
    public async Task GetFile_WhenCodingsAreAccepted_ShouldComeInTheSmallestOfThem(string accepted, string? coding)
    {
        var plain = await Anonymous.GetAsync("/app/css/base.css");

        var reply = (await Anonymous.GetAsync("/app/css/base.css", ("Accept-Encoding", accepted))).ShouldBe(HttpStatusCode.OK);

        reply.Header("Content-Encoding").ShouldBe(coding);
        if (coding is null)
        {
            reply.Header("ETag").ShouldBe(plain.Header("ETag"));
        }
        else
        {
            reply.Header("ETag").ShouldNotBe(plain.Header("ETag"), StringComparer.Ordinal);
            int.Parse(reply.Header("Content-Length")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(plain.Text.Length / 2);
        }
    }

    [Test]
    public async Task GetFile_WhenOnlyItsHeadersAreAskedFor_ShouldHaveNoBody()
    {
        var reply = await Anonymous.SendAsync(HttpMethod.Head, "/app/js/main.js");

        reply.ShouldBe(HttpStatusCode.OK).Text.ShouldBeEmpty();
        reply.Header("Content-Length").ShouldNotBeNull().ShouldNotBe("0", StringComparer.Ordinal);
    }

    [TestCase("/app/js/missing.js")]
    [TestCase("/app/js")]
    [TestCase("/app/")]
    [TestCase("/app/js/%2e%2e/%2e%2e/%2e%2e/appsettings.json")]
    [TestCase("/app/..%2f..%2fappsettings.json")]
    [TestCase("/app/..%5c..%5cappsettings.json")]
    [TestCase("/app//etc/passwd")]
    [TestCase("/appsettings.json")]
    [TestCase("/index.html")]
    public async Task GetFile_WhenThereIsNone_ShouldSaySo(string path) =>
        (await Anonymous.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");

    [GeneratedRegex("(src|href)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
