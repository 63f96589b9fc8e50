using System.Buffers.Binary;
using System.Globalization;
using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Domain.Common;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.IntegrationTests.Tokens;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Messaging.Infrastructure.IntegrationTests.Identity;

internal sealed class GatedPasswordHasherTests
{
    private const string Password = "correct horse battery";
    private const string Home = "192.0.2.7";
    private const int FewIterations = 1000;

    [Test]
    public async Task VerifyAsync_WhenThePasswordIsRight_ShouldSaySo()
    {
        using var hasher = Hasher();
        var hash = (await hasher.HashAsync(Password, Home, CancellationToken.None)).Value;

        (await hasher.VerifyAsync(hash, Password, Home, CancellationToken.None)).Value.ShouldBe(PasswordCheck.Right);
    }

    [TestCase("")]
    [TestCase("Correct horse battery")]
    [TestCase("correct horse battery ")]
    public async Task VerifyAsync_WhenThePasswordIsWrong_ShouldSaySo(string password)
    {
        using var hasher = Hasher();
        var hash = (await hasher.HashAsync(Password, Home, CancellationToken.None)).Value;

        (await hasher.VerifyAsync(hash, password, Home, CancellationToken.None)).Value.ShouldBe(PasswordCheck.Wrong);
    }

    [TestCase("")]
    [TestCase(Password)]
    public async Task VerifyAsync_WhenThereIsNoAccount_ShouldSayWrong(string password)
    {
        using var hasher = Hasher();

        (await hasher.VerifyAsync(passwordHash: null, password, Home, CancellationToken.None)).Value.ShouldBe(PasswordCheck.Wrong);
    }

    [Test]
    public async Task VerifyAsync_WhenTheHashWasMadeWithLess_ShouldSaySo()
    {
        using var yesterday = Hasher();
        using var today = Hasher(iterations: 2 * FewIterations);
        var hash = (await yesterday.HashAsync(Password, Home, CancellationToken.None)).Value;

        (await today.VerifyAsync(hash, Password, Home, CancellationToken.None)).Value.ShouldBe(PasswordCheck.RightButOutdated);
        (await today.VerifyAsync(hash, "another", Home, CancellationToken.None)).Value.ShouldBe(PasswordCheck.Wrong);
    }

    [Test]
    public async Task HashAsync_WhenAskedTwice_ShouldSaltEachHash()
    {
        using var hasher = Hasher();

        var first = await hasher.HashAsync(Password, Home, CancellationToken.None);
        var second = await hasher.HashAsync(Password, Home, CancellationToken.None);

        first.Value.Equals(second.Value, StringComparison.Ordinal).ShouldBeFalse();
    }

    // The format of ASP.NET Core Identity: version 1, then the hash function (2: SHA-512) and the rounds, big-endian.
    [Test]
    public async Task HashAsync_WhenRegisteredAsInTheService_ShouldUsePbkdf2WithSha512And210000Rounds()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(new LoginThrottleSettings(IsEnabled: true))
            .AddInfrastructure(
                new DatabaseSettings(DatabaseProvider.Sqlite, "Data Source=unused.db"),
                new TokenSettings("issuer", "audience", TimeSpan.FromMinutes(10), TimeSpan.FromDays(14), "unused.key"),
                Keys.Ours)
            .BuildServiceProvider();

        var hash = await services.GetRequiredService<IPasswordHasher>().HashAsync(Password, Home, CancellationToken.None);

        var bytes = Convert.FromBase64String(hash.Value);
        bytes[0].ShouldBe((byte)1);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)).ShouldBe(2);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)).ShouldBe(210_000);
    }

    [Test]
    public async Task HashAsync_WhenTheQueueIsFull_ShouldRefuseAtOnceUntilThereIsRoomAgain()
    {
        var places = GatedPasswordHasher.MaxWaiting + Math.Max(1, Environment.ProcessorCount - 1);
        using var hasher = Hasher(GatedPasswordHasher.Iterations);
        using var gone = new CancellationTokenSource();
        var admitted = new List<Task>();

        var refused = 0;
        for (var count = 0; count < 4 * places && refused < 10; count++)
        {
            var hashing = count % 2 == 0
                ? IsBusyAsync(hasher.HashAsync(Password, AddressOf(count), gone.Token))
                : IsBusyAsync(hasher.VerifyAsync(passwordHash: null, Password, AddressOf(count), gone.Token));
            if (hashing.IsCompletedSuccessfully && await hashing)
            {
                refused++;
            }
            else
            {
                admitted.Add(hashing);
            }
        }

        refused.ShouldBe(10);
        admitted.Count.ShouldBeGreaterThanOrEqualTo(places);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Task.WhenAll(admitted));
        (await IsBusyAsync(hasher.HashAsync(Password, Home, CancellationToken.None))).ShouldBeFalse();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task HashAsync_WhenOneClientAsksForAll_ShouldLeaveHalfToOthersWhereThereAreLimits(bool isLimited)
    {
        using var hasher = Hasher(GatedPasswordHasher.Iterations, isLimited);
        using var gone = new CancellationTokenSource();
        var hashing = Enumerable.Range(0, GatedPasswordHasher.MaxWaiting).Select(_ => IsBusyAsync(hasher.HashAsync(Password, Home, gone.Token))).ToList();

        var refused = hashing.Count(each => each.IsCompletedSuccessfully);
        var other = IsBusyAsync(hasher.HashAsync(Password, "198.51.100.1", gone.Token));

        (refused > 0).ShouldBe(isLimited);
        other.IsCompletedSuccessfully.ShouldBeFalse();
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Task.WhenAll([.. hashing, other]));
        (await IsBusyAsync(hasher.HashAsync(Password, Home, CancellationToken.None))).ShouldBeFalse();
    }

    private static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"192.0.2.{number % 250}");

    private static async Task<bool> IsBusyAsync<T>(Task<Result<T>> work) => (await work).Error == RequestErrors.Busy;

    private static GatedPasswordHasher Hasher(int iterations = FewIterations, bool isLimited = true) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }), new LoginThrottleSettings(isLimited));
}
