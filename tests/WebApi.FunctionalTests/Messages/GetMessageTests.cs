namespace Messaging.WebApi.FunctionalTests.Messages;

internal sealed class GetMessageTests : PeopleFixture
{
    private Person alice = null!;
    private Person bob = null!;
    private JsonElement message;

    [OneTimeSetUp]
    public async Task SendOneAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        message = await alice.SendAsync(bob, "between the two of us");
    }

    [Test]
    public async Task GetMessage_WhenCallerTakesPart_ShouldShowIt()
    {
        var bySender = await alice.GetAsync($"messages/{message.Id()}");
        var byRecipient = await bob.GetAsync($"messages/{message.Id()}");

        bySender.ShouldBe(HttpStatusCode.OK).Text.ShouldBe(message.GetRawText());
        byRecipient.ShouldBe(HttpStatusCode.OK).Text.ShouldBe(message.GetRawText());
        byRecipient.Header("Cache-Control").ShouldBe("no-store");
    }

    [Test]
    public async Task GetMessage_WhenCallerIsAnOutsider_ShouldAnswerAsIfThereWereNone()
    {
        var carol = await RegisterAsync();

        var foreign = await carol.GetAsync($"messages/{message.Id()}");
        var missing = await carol.GetAsync($"messages/{Guid.CreateVersion7()}");

        var refusal = foreign.ShouldBeProblem(HttpStatusCode.NotFound, "messages.not_found");
        var absence = missing.ShouldBeProblem(HttpStatusCode.NotFound, "messages.not_found");
        refusal.Text("detail").ShouldBe(absence.Text("detail"));
    }

    [TestCase("42")]
    [TestCase("not-a-uuid")]
    [TestCase("0195e2c17b1a7c3e9c1f0d8a5b6c7d8e")]
    [TestCase("%7B0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e%7D")]
    [TestCase("0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8")]
    [TestCase("0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e0")]
    [TestCase("%20")]
    public async Task GetMessage_WhenIdIsNoUuid_ShouldRefuse(string id)
    {
        var reply = await alice.GetAsync($"messages/{id}");

        reply.ShouldBeInvalid("id");
    }

    [Test]
    public async Task GetMessage_WhenIdIsWrittenInUpperCase_ShouldShowIt()
    {
        var reply = await alice.GetAsync($"messages/{message.Text("id").ToUpperInvariant()}");

        reply.ShouldBeOk().Id().ShouldBe(message.Id());
    }

    [Test]
    public async Task GetMessage_WhenAnonymous_ShouldAskToSignIn()
    {
        var reply = await Anonymous.GetAsync($"messages/{message.Id()}");

        reply.ShouldBeUnauthenticated();
    }
}
