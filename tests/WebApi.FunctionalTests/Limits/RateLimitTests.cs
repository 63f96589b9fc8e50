using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Limits;

internal sealed class RateLimitTests : LimitsFixture
{
    private const int SearchesAMinute = 600;

    private Person alice = null!;

    [SetUp]
    public async Task RegisterAsync()
    {
        // Whatever an earlier test has used up is refilled.
        Advance(TimeSpan.FromMinutes(10));
        alice = await RegisterFromAsync("192.0.2.1");
    }

    [Test]
    public async Task Any_WhenAnswered_ShouldTellTheQuotaAndWhatIsLeftOfIt()
    {
        await alice.GetAsync("users?search=pe");

        var reply = await alice.GetAsync("users?search=pe");

        reply.ShouldBeOk();
        reply.Header("RateLimit-Policy").ShouldBe("\"searching\";q=600;w=60");
        reply.Header("RateLimit").ShouldBe("\"searching\";r=598;t=1");
    }

    [Test]
    public async Task Search_WhenTheQuotaIsUsedUp_ShouldSayWhenToComeAgain()
    {
        var bob = await RegisterFromAsync("192.0.2.1");
        await SearchAsync(alice, SearchesAMinute);

        var refusal = await alice.GetAsync("users?search=pe");

        refusal.ShouldBeProblem(HttpStatusCode.TooManyRequests, "request.too_many");
        refusal.Header("Retry-After").ShouldBe("1");
        refusal.Header("RateLimit").ShouldBe("\"searching\";r=0;t=60");
        refusal.Header("RateLimit-Policy").ShouldBe("\"searching\";q=600;w=60");
        (await bob.GetAsync("users?search=pe")).ShouldBeOk();
        (await alice.GetAsync("users/me")).ShouldBeOk();
    }

    [Test]
    public async Task Search_WhenSomeOfTheQuotaIsRefilled_ShouldAnswerAsMany()
    {
        await SearchAsync(alice, SearchesAMinute);
        Advance(TimeSpan.FromSeconds(1));

        await SearchAsync(alice, times: 10);

        (await alice.GetAsync("users?search=pe")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task Send_WhateverIsReadBeside_ShouldBeCountedByItself()
    {
        var sent = await alice.PostAsync("messages", new { recipient = alice.UserName, content = "Hello" });
        var read = await alice.GetAsync("messages");
        var blocked = await alice.PutAsync("blocks/nobody");

        sent.Header("RateLimit").ShouldBe("\"sending\";r=5999;t=1");
        read.Header("RateLimit").ShouldBe("\"reading\";r=5999;t=1");
        blocked.Header("RateLimit").ShouldBe("\"changing\";r=2999;t=1");
    }

    [TestCase("auth/register", "registration", 600, 180)]
    [TestCase("auth/login", "login", 600, 120)]
    [TestCase("auth/refresh", "refresh", 1200, 60)]
    public async Task SigningIn_WhoeverAsks_ShouldBeCountedByAddress(string path, string name, int quota, int window)
    {
        var first = await alice.PostAsync(path, new { }, From("198.51.100.1"));
        var again = await Anonymous.PostAsync(path, new { }, From("198.51.100.1"));
        var elsewhere = await Anonymous.PostAsync(path, new { }, From("198.51.100.2"));

        first.Header("RateLimit-Policy").ShouldBe(string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={quota};w={window}"));
        LeftOf(first).ShouldBe(quota - 1);
        LeftOf(again).ShouldBe(quota - 2);
        LeftOf(elsewhere).ShouldBe(quota - 1);
    }

    [Test]
    public async Task Register_WhenAWholeOfficeSignsUpAtOnce_ShouldLetItAndThenAskItToWait()
    {
        var body = new { };
        for (var person = 0; person < 600; person++)
        {
            (await Anonymous.PostAsync("auth/register", body, From("198.51.100.3"))).ShouldBe(HttpStatusCode.BadRequest);
        }

        var refusal = await Anonymous.PostAsync("auth/register", body, From("198.51.100.3"));

        refusal.ShouldBeProblem(HttpStatusCode.TooManyRequests, "request.too_many");
        (await Anonymous.PostAsync("auth/register", body, From("198.51.100.4"))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Any_WhenNobodyIsSignedIn_ShouldBeCountedByAddress()
    {
        var first = await Anonymous.GetAsync("messages", From("198.51.100.5"));
        var forged = await Anonymous.As("a.b.c").GetAsync("messages", From("198.51.100.5"));

        first.ShouldBeUnauthenticated();
        LeftOf(first).ShouldBe(5999);
        LeftOf(forged).ShouldBe(5998);
    }

    [Test]
    public async Task Description_WhoeverFetchesIt_ShouldBeCountedByAddress() =>
        (await alice.GetAsync("/swagger/v1/swagger.json", From("198.51.100.6"))).Header("RateLimit").ShouldBe("\"description\";r=119;t=1");

    [Test]
    public async Task Description_WhateverItDescribes_ShouldTellThatItCanBeTooMuch()
    {
        var paths = (await Anonymous.GetAsync("/swagger/v1/swagger.json")).ShouldBeOk().GetProperty("paths");

        var operations = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        operations.Count.ShouldBeGreaterThan(20);
        foreach (var operation in operations)
        {
            var refusal = operation.Value.GetProperty("responses").GetProperty("429");
            refusal.Text("description").ShouldContain("`request.too_many`");
            refusal.GetProperty("headers").Members().ShouldBe(["Retry-After", "RateLimit-Policy", "RateLimit"]);
        }
    }

    [Test]
    public async Task Health_HoweverOftenItIsAsked_ShouldNotBeCounted() =>
        (await Anonymous.GetAsync("/health/live")).Header("RateLimit").ShouldBeNull();

    private static int LeftOf(Reply reply) =>
        int.Parse(reply.Header("RateLimit").ShouldNotBeNull().Split(';')[1][2..], CultureInfo.InvariantCulture);

    private static async Task SearchAsync(Person person, int times)
    {
        for (var search = 0; search < times; search++)
        {
            (await person.GetAsync("users?search=pe")).ShouldBeOk();
        }
    }
}
