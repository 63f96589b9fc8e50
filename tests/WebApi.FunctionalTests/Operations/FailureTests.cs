using Messaging.Application.Activity;
using Messaging.Application.Common.Paging;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Operations;

[TestFixture("Development")]
[TestFixture("Production")]
internal sealed class FailureTests(string environment) : ServiceFixture
{
    private const string Secret = "the inner secret of the part";

    private readonly BrokenParts parts = new();

    protected override string EnvironmentName => environment;

    [SetUp]
    public void Mend() => parts.IsActivityBroken = false;

    [Test]
    public async Task Get_WhenAPartFailsUnexpectedly_ShouldTellTheClientNothingAndTheLogEverythingUnderTheSameTrace()
    {
        var alice = await RegisterAsync();

        var reply = await alice.GetAsync("users/me");

        var traceId = ShouldHaveGoneWrong(reply);
        var entry = await FindInLogAsync(traceId);
        entry.Text("level").ShouldBe("Error");
        entry.Text("message").ShouldContain(traceId);
        entry.Text("exception").ShouldContain(Secret);
        entry.Text("exception").ShouldContain($"   at {typeof(BrokenParts).FullName!.Replace('+', '.')}.");
    }

    [Test]
    public async Task Post_WhenAPartFailsInsideAUnitOfWork_ShouldStoreNothing()
    {
        var name = Person.NewName();
        parts.IsActivityBroken = true;

        var reply = await Anonymous.PostAsync("auth/register", new { userName = name, password = Person.CommonPassword });

        await FindInLogAsync(ShouldHaveGoneWrong(reply));
        (await CountAsync(name)).ShouldBe(0);
        parts.IsActivityBroken = false;
        await RegisterAsync(name);
    }

    protected override void Replace(IServiceCollection services)
    {
        services.HashCheaply();
        services.AddSingleton<IUserReader>(parts);
        services.AddSingleton<IActivityLog>(parts);
    }

    private static string ShouldHaveGoneWrong(Reply reply)
    {
        reply.ShouldBe(HttpStatusCode.InternalServerError);
        reply.MediaType.ShouldBe("application/problem+json");
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        reply.Header("X-Content-Type-Options").ShouldBe("nosniff");
        reply.Json.Members().ShouldBe(["type", "title", "status", "traceId", "code"]);
        reply.Json.Text("title").ShouldBe("Something went wrong");
        reply.Json.Text("code").ShouldBe("service.failed");
        reply.Text.ShouldNotContain("secret");
        return reply.Json.Text("traceId");
    }

    private async Task<JsonElement> FindInLogAsync(string traceId)
    {
        var found = default(JsonElement?);
        await Poll.UntilAsync(async () =>
        {
            var entries = await LogFile.ReadAsync(Folder);
            found = entries.Cast<JsonElement?>().FirstOrDefault(entry =>
                entry!.Value.TryGetProperty("traceId", out var id) && id.ValueEquals(traceId) && entry.Value.TryGetProperty("exception", out _));
            return found is not null;
        });
        return found!.Value;
    }

    private Task<long> CountAsync(string userName) =>
        Folder.Database.ScalarAsync<long>("""SELECT COUNT(*) FROM "Users" WHERE "UserName" = @name""", ("@name", userName));

    private sealed class BrokenParts : IUserReader, IActivityLog
    {
        public bool IsActivityBroken { get; set; }

        public Task AppendAsync(ActivityEntry entry, CancellationToken cancellationToken) =>
            IsActivityBroken ? throw new InvalidOperationException(Secret) : Task.CompletedTask;

        public Task<User?> FindAsync(Guid userId, CancellationToken cancellationToken) => throw new InvalidOperationException(Secret);

        public Task<User?> FindByNameAsync(string userName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<UserResponse>> SearchAsync(string prefix, Slice slice, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<long> CountAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
