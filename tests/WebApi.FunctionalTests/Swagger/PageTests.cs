using System.Text.RegularExpressions;

namespace Messaging.WebApi.FunctionalTests.Swagger;

[TestFixture("Development")]
[TestFixture("Production")]
internal sealed partial class PageTests(string environment) : ServiceFixture
{
    protected override string EnvironmentName => environment;

    [Test]
    public async Task GetPage_WhenAsked_ShouldLoadAllItsPartsFromHere()
    {
        var page = (await Anonymous.GetAsync("/swagger/index.html")).ShouldBe(HttpStatusCode.OK);

        page.MediaType.ShouldBe("text/html");
        page.Text.ShouldContain("<title>Messaging</title>");
        var parts = Part().Matches(page.Text).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal).ToList();
        parts.Count.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var part in parts)
        {
            var reply = await Anonymous.GetAsync(new Uri(new Uri(BaseAddress, "/swagger/"), part).PathAndQuery);
            reply.ShouldBe(HttpStatusCode.OK);
            reply.Text.ShouldNotBeEmpty(part);
        }

        page.Text.ShouldNotContain("//", customMessage: "nothing is loaded from elsewhere");
    }

    [TestCase("/swagger/index.html", "text/html")]
    [TestCase("/swagger/index.js", "application/javascript")]
    [TestCase("/swagger/swagger-ui.css", "text/css")]
    [TestCase("/swagger/swagger-ui-bundle.js", "text/javascript")]
    public async Task GetPage_WhenAPartIsText_ShouldNameItsEncoding(string path, string mediaType)
    {
        var reply = (await Anonymous.GetAsync(path)).ShouldBe(HttpStatusCode.OK);

        reply.MediaType.ShouldBe(mediaType);
        reply.Header("Content-Type").ShouldNotBeNull().ShouldEndWith("charset=utf-8");
    }

    [Test]
    public async Task GetPage_WhenAskedWithoutItsName_ShouldLeadToIt()
    {
        var reply = await Anonymous.GetAsync("/swagger");

        reply.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        new Uri(new Uri(BaseAddress, "/swagger"), reply.Header("Location")).AbsolutePath.ShouldBe("/swagger/index.html");
    }

    [Test]
    public async Task GetDocument_WhenAsked_ShouldBeJsonForEverybody()
    {
        var reply = await Anonymous.GetAsync("/swagger/v1/swagger.json");

        reply.ShouldBeOk();
        reply.MediaType.ShouldBe("application/json");
    }

    [Test]
    public async Task GetDocument_WhenThereIsNoneOfTheName_ShouldSaySo() =>
        (await Anonymous.GetAsync("/swagger/v2/swagger.json")).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");

    [GeneratedRegex("(src|href)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
