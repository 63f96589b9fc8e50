using System.Collections.Concurrent;
using System.Globalization;
using Messaging.WebApi.FunctionalTests.Administration;
using Messaging.WebApi.FunctionalTests.Swagger;

namespace Messaging.WebApi.FunctionalTests.RandomRequests;

internal sealed class RandomRequestTests : AdministrationFixture
{
    private const int Seed = 20_260_330;
    private const int Workers = 4;
    private const int RequestsOfEach = 2_500;
    private const int MostShown = 5;

    private readonly ConcurrentQueue<string> failures = new();
    private readonly ConcurrentDictionary<(string Operation, bool IsSuccess), int> answers = new();

    [Test]
    public async Task Call_WhenTenThousandAreMadeOfTheDescription_ShouldAnswerEachAsDescribed()
    {
        var api = new ApiDescription((await Anonymous.GetAsync("/swagger/v1/swagger.json")).ShouldBeOk());

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => RunAsync(api, worker)));

        failures.Count.ShouldBe(0, string.Join("\n\n", failures.Take(MostShown)));
        answers.Values.Sum().ShouldBe(Workers * RequestsOfEach);
        foreach (var operation in api.Operations)
        {
            TestContext.Out.WriteLine($"{operation}: {CountOf(operation, isSuccess: true)} succeeded, {CountOf(operation, isSuccess: false)} did not");
        }

        // What shows that the requests reach what they are made for; an operation that needs a rare thing may be missed.
        api.Operations.Where(operation => CountOf(operation, isSuccess: true) == 0).Count().ShouldBeLessThanOrEqualTo(api.Operations.Count / 10);
    }

    private int CountOf(Operation operation, bool isSuccess) => answers.GetValueOrDefault((operation.ToString(), isSuccess));

    private async Task RunAsync(ApiDescription api, int worker)
    {
        var random = new Random(Seed + worker);
        var things = new Things(random, $"random-{worker.ToString(CultureInfo.InvariantCulture)}-");
        var maker = new RequestMaker(api, things, random);
        var crowd = await Crowd.MakeAsync(Anonymous, things, AddAdministratorAsync);
        for (var number = 0; number < RequestsOfEach; number++)
        {
            var request = maker.Next();
            var caller = Crowd.Pick(random);

            if (await AnswerAsync(request, crowd[caller], $"seed {Seed + worker}, request {number}") is not { } reply)
            {
                continue;
            }

            answers.AddOrUpdate((request.Operation.ToString(), (int)reply.Status < 400), 1, (_, count) => count + 1);
            foreach (var fault in api.FaultsOf(request.Operation, reply))
            {
                failures.Enqueue($"{fault} (seed {Seed + worker}, request {number})\n{request}\n=> {(int)reply.Status} {reply.Text}");
            }

            if (reply.Status == HttpStatusCode.OK || reply.Status == HttpStatusCode.Created)
            {
                things.Learn(reply.Json);
            }
            else if (reply.Status == HttpStatusCode.Unauthorized)
            {
                await crowd.RenewAsync(caller);
            }
        }
    }

    private async Task<Reply?> AnswerAsync(RandomRequest request, ApiClient client, string which)
    {
        try
        {
            return await request.SendAsync(client);
        }
        catch (HttpRequestException exception)
        {
            failures.Enqueue($"no answer: {exception.InnerException?.Message ?? exception.Message} ({which})\n{request}");
            return null;
        }
    }
}
