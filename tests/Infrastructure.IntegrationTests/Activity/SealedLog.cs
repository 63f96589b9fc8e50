using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.IntegrationTests.Activity;

/// <summary>What tests of the sealed activity log do to a database.</summary>
internal static class SealedLog
{
    public static readonly DateTime Now = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>An entry that uses every column.</summary>
    public static ActivityEntry FullEntry() =>
        ActivityEntry.Of(ActivityType.MessageSent, UtcTime.NewId(Now), Now, "192.0.2.7", UtcTime.NewId(Now)) with
        {
            ActorId = UtcTime.NewId(Now),
            AttemptedName = "mallory",
            Roles = "Administrator",
        };

    public static Task<Result> AppendAsync(this TestDatabase database, params ActivityEntry[] entries) =>
        database.RunAsync<Result>(async (provider, token) =>
        {
            var log = provider.GetRequiredService<IActivityLog>();
            foreach (var entry in entries)
            {
                await log.AppendAsync(entry, token);
            }

            return Result.Success();
        });

    public static async Task<int> SealAsync(this TestDatabase database) => (await database.HandleAsync(new SealActivity())).Value;

    public static async Task<ActivityVerification> VerifyAsync(this TestDatabase database, string? knownHash = null) =>
        (await database.HandleAsync(new VerifyActivity(knownHash))).Value;

    /// <summary>A log of several seals and some entries that have none.</summary>
    public static async Task<TestDatabase> StartAsync(int seals, int entriesEach, int unsealed)
    {
        var database = await TestDatabase.StartAsync();
        for (var number = 0; number < seals; number++)
        {
            await database.AppendAsync([.. Enumerable.Range(0, entriesEach).Select(_ => FullEntry())]);
            await database.SealAsync();
        }

        await database.AppendAsync([.. Enumerable.Range(0, unsealed).Select(_ => FullEntry())]);
        return database;
    }
}
