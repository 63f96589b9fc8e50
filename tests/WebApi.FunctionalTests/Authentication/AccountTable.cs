using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>The accounts in a service's database, for what the API has no call for.</summary>
internal static class AccountTable
{
    public static Task DisableAsync(this DataFolder folder, string userName) =>
        folder.Database.ExecuteAsync("""UPDATE "Users" SET "DisabledAt" = "CreatedAt" WHERE "UserName" = @name""", ("@name", userName));

    /// <summary>Stores the hash that an earlier version of the service would have made.</summary>
    public static Task SetOutdatedHashAsync(this DataFolder folder, string userName, string password)
    {
        var options = Options.Create(new PasswordHasherOptions { IterationCount = 1000 });
        var hash = new PasswordHasher<object>(options).HashPassword(new object(), password);
        return folder.Database.ExecuteAsync(
            """UPDATE "Users" SET "PasswordHash" = @hash WHERE "UserName" = @name""", ("@name", userName), ("@hash", hash));
    }

    /// <summary>Rounds of the stored hash, which stand behind its version and function, one byte and four.</summary>
    public static async Task<int> HashIterationsAsync(this DataFolder folder, string userName)
    {
        var hash = await folder.Database.ScalarAsync<string>("""SELECT "PasswordHash" FROM "Users" WHERE "UserName" = @name""", ("@name", userName));
        return BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
    }
}
