namespace Messaging.WebApi.FunctionalTests.BadInput;

internal sealed class AddressTests : PeopleFixture
{
    private Person alice = null!;

    [OneTimeSetUp]
    public async Task RegisterOneAsync() => alice = await RegisterAsync();

    [TestCase("/api/v1")]
    [TestCase("/api/v1/nothing")]
    [TestCase("/api/v2/messages")]
    [TestCase("/api/v1/messages/sent/more")]
    [TestCase("/nothing")]
    [TestCase("/api/v1/conversations/with/")]
    [TestCase("/.env")]
    [TestCase("/appsettings.json")]
    [TestCase("/data/messaging.db")]
    public async Task Get_WhenThereIsNothingAtTheAddress_ShouldAnswerNotFoundOrRefuse(string address)
    {
        var reply = await alice.GetAsync(address);

        ((int)reply.Status).ShouldBeOneOf(400, 404);
        reply.MediaType.ShouldBe("application/problem+json");
    }

    [TestCase("PUT", "messages")]
    [TestCase("DELETE", "messages/0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e")]
    [TestCase("PATCH", "conversations")]
    [TestCase("POST", "blocks/bob")]
    [TestCase("POST", "activity")]
    [TestCase("GET", "auth/login")]
    [TestCase("TRACE", "messages")]
    [TestCase("NONSENSE", "messages")]
    public async Task Call_WhenMethodDoesNotFit_ShouldNameThoseThatDo(string method, string path)
    {
        var reply = await alice.Api.SendAsync(HttpMethod.Parse(method), path);

        reply.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");
        reply.Header("Allow").ShouldNotBeNullOrEmpty();
    }

    [TestCase("users/%FF%FE")]
    [TestCase("users/%E0%A4%A")]
    [TestCase("users/%ED%A0%80")]
    [TestCase("users/..%2f..%2fetc%2fpasswd")]
    [TestCase("users/%252e%252e")]
    [TestCase("users/a%0d%0aSet-Cookie:x=y")]
    [TestCase("users/%F0%9F%98%80")]
    [TestCase("blocks/%3Cscript%3E")]
    [TestCase("messages/%7F")]
    [TestCase("conversations/with/%ED%B0%80")]
    [TestCase("messages?with=%FF")]
    [TestCase("messages?with=%00")]
    [TestCase("messages?with=%ED%A0%80")]
    [TestCase("messages?direction=%00")]
    [TestCase("messages?limit=%F0%9F%98%80")]
    [TestCase("messages?from=%00&to=%FF")]
    [TestCase("messages?cursor=%FF%FF%FF")]
    [TestCase("users?search=%00%00")]
    [TestCase("users?search=%25%25")]
    [TestCase("users?search=__")]
    [TestCase("activity?type=%ED%A0%80")]
    public async Task Get_WhenTextInTheAddressIsOdd_ShouldNeverFail(string path)
    {
        var reply = await alice.GetAsync(path);

        ((int)reply.Status).ShouldBeLessThan(500);
        reply.MediaType.ShouldBeOneOf("application/json", "application/problem+json");
    }

    [TestCase("messages?limit=1&limit=2")]
    [TestCase("messages?limit=1&LIMIT=2")]
    [TestCase("messages?direction=sent&direction=received")]
    [TestCase("messages?with=a&with=b")]
    [TestCase("activity?date=2026-01-01&date=2026-01-02")]
    [TestCase("messages?limit[]=1")]
    [TestCase("messages?limit.x=1")]
    [TestCase("messages?=&&=&?")]
    [TestCase("messages?page.limit=1&time.date=x")]
    [TestCase("messages?unknown=parameter")]
    public async Task Get_WhenQueryIsOdd_ShouldNeverFail(string path)
    {
        var reply = await alice.GetAsync(path);

        ((int)reply.Status).ShouldBeLessThan(500);
        reply.MediaType.ShouldBeOneOf("application/json", "application/problem+json");
    }

    [Test]
    public async Task Get_WhenPathHoldsNul_ShouldRefuse()
    {
        var reply = await alice.GetAsync("users/a%00b");

        reply.ShouldBe(HttpStatusCode.BadRequest);
    }

    [TestCase("text/html")]
    [TestCase("application/xml")]
    [TestCase("nonsense")]
    [TestCase("*/*;q=0")]
    public async Task Get_WhenAcceptRulesJsonOut_ShouldAnswerJsonOrSaySo(string accept)
    {
        var reply = await alice.GetAsync("messages", ("Accept", accept));

        reply.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotAcceptable);
        reply.MediaType.ShouldBeOneOf("application/json", "application/problem+json");
    }

    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    public async Task Call_WhenMethodIsAboutTheAddress_ShouldNeverFail(string method)
    {
        var reply = await alice.Api.SendAsync(HttpMethod.Parse(method), "messages");

        ((int)reply.Status).ShouldBeLessThan(500);
    }
}
