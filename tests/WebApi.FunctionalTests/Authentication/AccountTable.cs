using System.Buffers.Binary;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>The accounts in a service's database, for what the API has no call for.</summary>
internal static class AccountTable
{
    public static Task DisableAsync(this DataFolder folder, string userName) =>
        ExecuteAsync(folder, "UPDATE Users SET DisabledAt = CreatedAt WHERE UserName = $name", userName);

    /// <summary>Stores the hash that an earlier version of the service would have made.</summary>
    public static Task SetOutdatedHashAsync(this DataFolder folder, string userName, string password)
    {
        var options = Options.Create(new PasswordHasherOptions { IterationCount = 1000 });
        var hash = new PasswordHasher<object>(options).HashPassword(new object(), password);
        return ExecuteAsync(folder, "UPDATE Users SET PasswordHash = $value WHERE UserName = $name", userName, hash);
    }

    /// <summary>Rounds of the stored hash, which stand behind its version and function, one byte and four.</summary>
    public static async Task<int> HashIterationsAsync(this DataFolder folder, string userName)
    {
        var hash = await ExecuteAsync(folder, "SELECT PasswordHash FROM Users WHERE UserName = $name", userName);
        return BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash!).AsSpan(5));
    }

    private static async Task<string?> ExecuteAsync(DataFolder folder, string sql, string userName, string value = "")
    {
        await using var connection = new SqliteConnection($"Data Source={folder.Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$name", userName);
        command.Parameters.AddWithValue("$value", value);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
