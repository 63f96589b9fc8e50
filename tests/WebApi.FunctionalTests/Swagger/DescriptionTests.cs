using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Swagger;

internal sealed partial class DescriptionTests : ServiceFixture
{
    private const string History = "GET /api/v1/conversations/{id}/messages";

    private ApiDescription api = null!;

    [OneTimeSetUp]
    public async Task ReadAsync() => api = new ApiDescription((await Anonymous.GetAsync("/swagger/v1/swagger.json")).ShouldBeOk());

    [Test]
    public void Document_WhenRead_ShouldBeOpenApi31WithAllItsParts()
    {
        var document = api.Document;

        document.Text("openapi").ShouldStartWith("3.1.");
        document.GetProperty("info").Text("title").ShouldBe("Messaging");
        document.GetProperty("info").Text("version").ShouldBe("v1");
        document.GetProperty("info").GetProperty("license").Text("name").ShouldBe("MIT");
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer");
        (scheme.Text("type"), scheme.Text("scheme"), scheme.Text("bearerFormat")).ShouldBe(("http", "bearer", "JWT"));
    }

    [Test]
    public void Document_WhenRead_ShouldDescribeExactlyTheContract() => api.Operations.Select(operation => operation.ToString()).ShouldBe(
        [
            "GET /api/v1/activity",
            "GET /api/v1/admin/users",
            "POST /api/v1/admin/users",
            "POST /api/v1/admin/users/{userName}/disable",
            "POST /api/v1/admin/users/{userName}/enable",
            "PUT /api/v1/admin/users/{userName}/roles",
            "GET /api/v1/admin/activity",
            "POST /api/v1/auth/register",
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/logout",
            "GET /api/v1/auth/sessions",
            "DELETE /api/v1/auth/sessions",
            "DELETE /api/v1/auth/sessions/{id}",
            "PUT /api/v1/auth/password",
            "GET /api/v1/blocks",
            "PUT /api/v1/blocks/{userName}",
            "DELETE /api/v1/blocks/{userName}",
            "GET /api/v1/conversations",
            "GET /api/v1/conversations/{id}",
            "GET /api/v1/conversations/with/{userName}",
            "GET /api/v1/conversations/{id}/messages",
            "POST /api/v1/conversations/{id}/messages",
            "PUT /api/v1/conversations/{id}/read",
            "GET /api/v1/events",
            "POST /api/v1/messages",
            "GET /api/v1/messages",
            "GET /api/v1/messages/sent",
            "GET /api/v1/messages/received",
            "GET /api/v1/messages/{id}",
            "GET /api/v1/rooms",
            "POST /api/v1/rooms",
            "GET /api/v1/rooms/{name}",
            "GET /api/v1/rooms/{name}/events",
            "GET /api/v1/rooms/{name}/members",
            "PUT /api/v1/rooms/{name}/members/me",
            "DELETE /api/v1/rooms/{name}/members/me",
            "PUT /api/v1/rooms/{name}/members/{userName}",
            "DELETE /api/v1/rooms/{name}/members/{userName}",
            "GET /api/v1/users/me",
            "PATCH /api/v1/users/me",
            "GET /api/v1/users/{userName}",
            "GET /api/v1/users",
        ],
        ignoreOrder: true);

    [Test]
    public void References_WhenFollowed_ShouldAllLeadSomewhere()
    {
        var references = ReferencesIn(api.Document).ToList();

        references.ShouldNotBeEmpty();
        foreach (var reference in references)
        {
            api.Resolve(reference).ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    [Test]
    public void Schemas_WhenListed_ShouldAllBeUsed()
    {
        var used = ReferencesIn(api.Document).Select(reference => reference.Text("$ref").Split('/')[^1]).ToHashSet(StringComparer.Ordinal);

        api.Document.GetProperty("components").GetProperty("schemas").Members().Where(name => !used.Contains(name)).ShouldBeEmpty();
    }

    [Test]
    public void Operations_WhenListed_ShouldEachHaveASummaryATagAndANameOfItsOwn()
    {
        var tags = api.Document.GetProperty("tags").EnumerateArray().Select(tag => tag.Text("name")).ToList();
        foreach (var operation in api.Operations)
        {
            operation.Json.Text("summary").ShouldMatch(@"^[A-Z].+\.$", operation.ToString());
            tags.Contains(operation.Json.GetProperty("tags").EnumerateArray().ShouldHaveSingleItem().GetString()!, StringComparer.Ordinal).ShouldBeTrue();
        }

        api.Operations.Select(operation => operation.Json.Text("operationId")).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Test]
    public void Parameters_WhenListed_ShouldBeDescribedAndStandInTheirPaths()
    {
        foreach (var operation in api.Operations)
        {
            foreach (var parameter in operation.Parameters)
            {
                parameter.Text("description").ShouldNotBeEmpty(operation.ToString());
                parameter.Text("name").ShouldMatch("^([a-z][A-Za-z]*|Idempotency-Key|Last-Event-ID)$", operation.ToString());
                parameter.GetProperty("schema").Text("type").ShouldNotBeEmpty(operation.ToString());
            }

            var inPath = operation.Parameters.Where(parameter => parameter.GetProperty("in").ValueEquals("path")).ToList();
            inPath.ShouldAllBe(parameter => parameter.Flag("required"));
            inPath.Select(parameter => parameter.Text("name")).ShouldBe(PathParameter().Matches(operation.Path).Select(match => match.Groups["name"].Value));
        }
    }

    [TestCase("/api/v1/users", true)]
    [TestCase("/api/v1/admin/users", false)]
    public void Search_WhenDescribed_ShouldTellWhetherItsTextMustBeSent(string path, bool isRequired)
    {
        var search = api.Find("GET", path).Parameters.Single(parameter => parameter.GetProperty("name").ValueEquals("search"));

        (search.TryGetProperty("required", out var required) && required.GetBoolean()).ShouldBe(isRequired);
        search.GetProperty("schema").TryGetProperty("minLength", out _).ShouldBe(isRequired);
    }

    [Test]
    public void Responses_WhenListed_ShouldHaveErrorsAsProblemsAndNothingElse()
    {
        foreach (var operation in api.Operations)
        {
            foreach (var response in operation.Responses)
            {
                var what = $"{operation}: {response.Name}";
                response.Value.Text("description").ShouldMatch(@"^\S+( \S+)*$", what);
                var mediaTypes = Operation.MediaTypesOf(response.Value).ToList();
                if (Operation.IsError(response.Name))
                {
                    mediaTypes.ShouldBe(["application/problem+json"], what);
                }
                else
                {
                    mediaTypes.ShouldBe([.. SuccessMediaTypes(operation, response)], what);
                }
            }
        }
    }

    [Test]
    public void Responses_WhenListed_ShouldTellOfEachSortOfError()
    {
        foreach (var operation in api.Operations)
        {
            var statuses = operation.Responses.Select(response => response.Name).ToList();
            statuses.Count(status => !Operation.IsError(status)).ShouldBePositive(operation.ToString());
            statuses.Contains("500", StringComparer.Ordinal).ShouldBeTrue(operation.ToString());
            statuses.Contains("415", StringComparer.Ordinal).ShouldBe(operation.Body is not null, operation.ToString());
            statuses.Contains("413", StringComparer.Ordinal).ShouldBe(operation.Body is not null, operation.ToString());
            if (operation.NeedsToken || operation.WelcomesGuests)
            {
                statuses.Contains("401", StringComparer.Ordinal).ShouldBeTrue(operation.ToString());
            }
        }
    }

    [Test]
    public void ProblemExamples_WhenListed_ShouldBeProblemsOfTheirStatus()
    {
        foreach (var response in api.Operations.SelectMany(operation => operation.Responses).Where(response => Operation.IsError(response.Name)))
        {
            var content = response.Value.GetProperty("content").GetProperty("application/problem+json");
            var example = content.GetProperty("example");
            api.FaultsOf(example, content.GetProperty("schema")).ShouldBeEmpty();
            example.Number("status").ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(response.Name);
            response.Value.Text("description").ShouldStartWith($"`{example.Text("code")}`");
        }
    }

    [Test]
    public void Bodies_WhenListed_ShouldBeJsonWithAnExampleThatFits()
    {
        foreach (var operation in api.Operations.Where(operation => operation.Body is not null))
        {
            var body = operation.Body!.Value;
            Operation.MediaTypesOf(body).ShouldBe(["application/json"], operation.ToString());
            var content = body.GetProperty("content").GetProperty("application/json");
            content.GetProperty("example").EnumerateObject().ShouldNotBeEmpty(operation.ToString());
            api.FaultsOf(content.GetProperty("example"), content.GetProperty("schema")).ShouldBeEmpty(operation.ToString());
            api.Resolve(content.GetProperty("schema")).Flag("additionalProperties").ShouldBeFalse(operation.ToString());
        }
    }

    [Test]
    public void Security_WhenListed_ShouldBeOnAllButTheOpenOperations() =>
        api.Operations.Where(operation => !operation.NeedsToken && !operation.WelcomesGuests).Select(operation => operation.ToString()).ShouldBe(
            ["POST /api/v1/auth/register", "POST /api/v1/auth/login", "POST /api/v1/auth/refresh"], ignoreOrder: true);

    [Test]
    public void Security_WhenListed_ShouldBeOptionalWhereGuestsAreWelcome() =>
        api.Operations.Where(operation => operation.WelcomesGuests).Select(operation => operation.ToString()).ShouldBe(
            ["GET /api/v1/rooms", "GET /api/v1/rooms/{name}", "GET /api/v1/rooms/{name}/events", History], ignoreOrder: true);

    [Test]
    public async Task Send_WhenNobodyIsSignedIn_ShouldBeRefusedExactlyWhereTheDescriptionSaysSo()
    {
        foreach (var operation in api.Operations)
        {
            var reply = await Anonymous.SendAsync(new HttpMethod(operation.Method), operation.Address);

            // Of a conversation that is no public room a guest learns only that signing in may help.
            var isRefused = operation.NeedsToken || operation.ToString() is History;
            (reply.Status == HttpStatusCode.Unauthorized).ShouldBe(isRefused, operation.ToString());
            operation.Responses.ShouldContain(
                response => response.NameEquals(((int)reply.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)), $"{operation} answered {reply.Status}");
        }
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    private static string[] SuccessMediaTypes(Operation operation, JsonProperty response)
    {
        if (response.NameEquals("204"))
        {
            return [];
        }

        return operation.Path.EndsWith("/events", StringComparison.Ordinal) ? ["application/json", "text/event-stream"] : ["application/json"];
    }

    private static IEnumerable<JsonElement> ReferencesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.NameEquals("$ref") ? [element] : ReferencesIn(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ReferencesIn),
        _ => [],
    };

    [GeneratedRegex("{(?<name>[^}]+)}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathParameter();
}
