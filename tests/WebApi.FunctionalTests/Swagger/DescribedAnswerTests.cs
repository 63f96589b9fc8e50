using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Swagger;

/// <summary>Compares real answers with what the description says of them.</summary>
internal sealed class DescribedAnswerTests : ServiceFixture
{
    private ApiDescription api = null!;
    private Person alice = null!;
    private JsonElement message;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        api = new ApiDescription((await Anonymous.GetAsync("/swagger/v1/swagger.json")).ShouldBeOk());
        alice = await RegisterAsync();
        await RegisterAsync("bob");
        message = (await alice.PostAsync("messages", new { recipient = "bob", content = "Lunch at noon?" })).ShouldBeCreated();
        (await alice.PostAsync("rooms", new { name = "garden", isPublic = true })).ShouldBeCreated();
        (await alice.PutAsync("blocks/bob")).ShouldBeNoContent();
    }

    [TestCase("/api/v1/activity", "?count=true")]
    [TestCase("/api/v1/auth/sessions")]
    [TestCase("/api/v1/blocks")]
    [TestCase("/api/v1/conversations", "?count=true")]
    [TestCase("/api/v1/conversations/{id}")]
    [TestCase("/api/v1/conversations/with/{userName}")]
    [TestCase("/api/v1/conversations/{id}/messages", "?last=1")]
    [TestCase("/api/v1/events", "?count=true")]
    [TestCase("/api/v1/messages", "?limit=1&count=true")]
    [TestCase("/api/v1/messages/sent")]
    [TestCase("/api/v1/messages/received")]
    [TestCase("/api/v1/messages/{id}")]
    [TestCase("/api/v1/rooms", "?count=true")]
    [TestCase("/api/v1/rooms/{name}")]
    [TestCase("/api/v1/rooms/{name}/events")]
    [TestCase("/api/v1/rooms/{name}/members")]
    [TestCase("/api/v1/users/me")]
    [TestCase("/api/v1/users/{userName}")]
    [TestCase("/api/v1/users", "?search=bo")]
    public async Task Get_WhenItSucceeds_ShouldAnswerWhatIsDescribed(string path, string query = "")
    {
        var id = path.StartsWith("/api/v1/messages/", StringComparison.Ordinal) ? message.Id() : message.Id("conversationId");
        var address = path
            .Replace("{id}", id.ToString(), StringComparison.Ordinal)
            .Replace("{name}", "garden", StringComparison.Ordinal)
            .Replace("{userName}", "bob", StringComparison.Ordinal);

        var reply = await alice.GetAsync(address + query);

        reply.ShouldBeOk();
        ShouldFit(reply, api.Find("GET", path));
    }

    [TestCase("/api/v1/auth/register")]
    [TestCase("/api/v1/auth/login")]
    [TestCase("/api/v1/messages")]
    [TestCase("/api/v1/rooms")]
    public async Task Post_WhenTheExampleIsSent_ShouldAnswerWhatIsDescribed(string path)
    {
        var operation = api.Find("POST", path);
        var example = operation.Body!.Value.GetProperty("content").GetProperty("application/json").GetProperty("example");
        await Anonymous.PostAsync("auth/register", new { userName = "alice", password = Person.CommonPassword });
        var caller = operation.NeedsToken ? (await RegisterAsync()).Api : Anonymous;

        var reply = await caller.SendRawAsync(HttpMethod.Post, path, example.GetRawText());

        reply.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Conflict);
        ShouldFit(reply, operation);
    }

    [TestCase("GET", "/api/v1/users", "")]
    [TestCase("GET", "/api/v1/users/{userName}", "")]
    [TestCase("GET", "/api/v1/rooms/{name}", "")]
    [TestCase("GET", "/api/v1/rooms/{name}/events", "")]
    [TestCase("POST", "/api/v1/rooms", """{"name":"lobby","isPublic":true}""")]
    [TestCase("PATCH", "/api/v1/users/me", """{"email":"nobody"}""")]
    [TestCase("POST", "/api/v1/auth/refresh", """{"refreshToken":"garbage"}""")]
    [TestCase("POST", "/api/v1/messages", """{"recipient":"nobody-has-this-name","content":"Hello"}""")]
    [TestCase("POST", "/api/v1/messages", """{"recipient":"bob","content":"Hello"}""")]
    public async Task Send_WhenItIsRefused_ShouldAnswerWhatIsDescribed(string method, string path, string body)
    {
        var operation = api.Find(method, path);

        var reply = body.Length == 0 ? await alice.GetAsync(operation.Address) : await alice.Api.SendRawAsync(new HttpMethod(method), operation.Address, body);

        Operation.IsError(((int)reply.Status).ToString(CultureInfo.InvariantCulture)).ShouldBeTrue();
        ShouldFit(reply, operation);
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

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
