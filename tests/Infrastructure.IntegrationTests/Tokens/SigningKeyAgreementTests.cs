using Messaging.Infrastructure.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

internal sealed class SigningKeyAgreementTests
{
    private static readonly SigningKey First = Keys.Key(start: 1);
    private static readonly SigningKey Second = Keys.Key(start: 51);
    private static readonly SigningKey Third = Keys.Key(start: 101);

    private TestDatabase database = null!;

    [SetUp]
    public async Task StartAsync() => database = await TestDatabase.StartAsync();

    [TearDown]
    public async Task StopAsync() => await database.DisposeAsync();

    [Test]
    public async Task JoinAsync_WhenNobodyWasThereBefore_ShouldAgree() => (await JoinAsync(First)).ShouldBeTrue();

    [Test]
    public async Task JoinAsync_WhenNoKeyIsShared_ShouldRefuse()
    {
        await JoinAsync(First);

        (await JoinAsync(Second, Third)).ShouldBeFalse();
        (await JoinAsync(First)).ShouldBeTrue();
    }

    [Test]
    public async Task JoinAsync_WhenTheKeysAreReplacedStepByStep_ShouldAgreeAtEachStep()
    {
        foreach (var keys in new SigningKey[][] { [First], [First], [Second, First], [First], [Second, First], [Third, Second], [Second, First] })
        {
            (await JoinAsync(keys)).ShouldBeTrue();
        }
    }

    [Test]
    public async Task JoinAsync_WhenTheFormerKeysWereForgotten_ShouldAgree()
    {
        await JoinAsync(First);
        (await Agreement(First).ForgetAsync(CancellationToken.None)).Error.ShouldBeNull();

        (await JoinAsync(Second)).ShouldBeTrue();
        (await JoinAsync(First)).ShouldBeFalse();
    }

    [Test]
    public async Task JoinAsync_WhenManyStartAtOnceWithOtherKeys_ShouldAgreeWithOneAlone()
    {
        var joined = await Task.WhenAll(Enumerable.Range(10, 8).Select(number => JoinAsync(Keys.Key(number))));

        joined.Count(isIn => isIn).ShouldBe(1);
    }

    [Test]
    public async Task JoinAsync_WhenItAgrees_ShouldStoreNoKey()
    {
        await JoinAsync(First);

        var stored = await database.Scratch.ScalarAsync<string>("""SELECT "KeyIds" FROM "SigningKeyRecords" """);

        stored.ShouldBe(First.ForAccessTokens.KeyId);
        First.ToLine().ShouldNotContain(stored);
    }

    private async Task<bool> JoinAsync(params SigningKey[] keys) => (await Agreement(keys).JoinAsync(CancellationToken.None)).Value;

    private SigningKeyAgreement Agreement(params SigningKey[] keys) => new(new SigningKeys(keys), database.Resolve<IServiceScopeFactory>());
}
