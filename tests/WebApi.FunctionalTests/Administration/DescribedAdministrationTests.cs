using System.Globalization;
using Messaging.WebApi.FunctionalTests.Swagger;

namespace Messaging.WebApi.FunctionalTests.Administration;

/// <summary>Compares real answers with what the description says of them.</summary>
internal sealed class DescribedAdministrationTests : AdministrationFixture
{
    private ApiDescription api = null!;

    [OneTimeSetUp]
    public async Task ReadAsync()
    {
        api = new ApiDescription((await Anonymous.GetAsync("/swagger/v1/swagger.json")).ShouldBeOk());
        var bob = await RegisterAsync("bob");
        var root = await SignInAsync(RootName);
        (await root.PostAsync($"admin/users/{bob.UserName}/disable")).ShouldBeNoContent();
        (await Anonymous.PostAsync("auth/login", new { userName = "nobody", password = "something" })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [TestCase("/api/v1/admin/users", "?count=true")]
    [TestCase("/api/v1/admin/activity", "?limit=2&count=true")]
    public async Task Get_WhenItSucceeds_ShouldAnswerWhatIsDescribed(string path, string query)
    {
        var reply = await Root.GetAsync(path + query);

        reply.ShouldBeOk();
        ShouldFit(reply, api.Find("GET", path));
    }

    [Test]
    public async Task Create_WhenTheExampleIsSent_ShouldAnswerWhatIsDescribed()
    {
        var operation = api.Find("POST", "/api/v1/admin/users");
        var example = operation.Body!.Value.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText();

        var made = await Root.Api.SendRawAsync(HttpMethod.Post, operation.Path, example);
        var taken = await Root.Api.SendRawAsync(HttpMethod.Post, operation.Path, example);

        made.ShouldBeCreated();
        ShouldFit(made, operation);
        taken.ShouldBe(HttpStatusCode.Conflict);
        ShouldFit(taken, operation);
    }

    [TestCase("/api/v1/admin/users/{userName}/disable", "root", HttpStatusCode.BadRequest)]
    [TestCase("/api/v1/admin/users/{userName}/disable", "nobody", HttpStatusCode.NotFound)]
    [TestCase("/api/v1/admin/users/{userName}/enable", "nobody", HttpStatusCode.NotFound)]
    public async Task Post_WhenItIsRefused_ShouldAnswerWhatIsDescribed(string path, string userName, HttpStatusCode status)
    {
        var reply = await Root.PostAsync(path.Replace("{userName}", userName, StringComparison.Ordinal));

        reply.ShouldBe(status);
        ShouldFit(reply, api.Find("POST", path));
    }

    [TestCase("""{"roles":[]}""", HttpStatusCode.Conflict)]
    [TestCase("""{"roles":[1]}""", HttpStatusCode.BadRequest)]
    public async Task SetRoles_WhenItIsRefused_ShouldAnswerWhatIsDescribed(string body, HttpStatusCode status)
    {
        var reply = await Root.Api.SendRawAsync(HttpMethod.Put, "admin/users/root/roles", body);

        reply.ShouldBe(status);
        ShouldFit(reply, api.Find("PUT", "/api/v1/admin/users/{userName}/roles"));
    }

    [Test]
    public async Task Call_WhenTheRoleIsMissing_ShouldAnswerWhatIsDescribed()
    {
        var alice = await RegisterAsync();
        foreach (var operation in api.Operations.Where(operation => operation.Path.StartsWith("/api/v1/admin/", StringComparison.Ordinal)))
        {
            var address = operation.Path.Replace("{userName}", "bob", StringComparison.Ordinal);
            var body = operation.Body is null ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

            var reply = await alice.Api.SendAsync(HttpMethod.Parse(operation.Method), address, body);

            reply.ShouldBe(HttpStatusCode.Forbidden);
            ShouldFit(reply, operation);
        }
    }

    private void ShouldFit(Reply reply, Operation operation)
    {
        var status = ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
        var response = operation.Responses.Single(described => described.NameEquals(status)).Value;
        var content = response.GetProperty("content").GetProperty(reply.MediaType.ShouldNotBeNull());
        api.FaultsOf(reply.Json, content.GetProperty("schema")).ShouldBeEmpty();
        if (Operation.IsError(status))
        {
            response.Text("description").ShouldContain($"`{reply.Json.Text("code")}`");
        }
    }
}
