using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Somebody with an account who is signed in.</summary>
/// <param name="UserName">The name, as registered.</param>
/// <param name="Password">The password.</param>
/// <param name="AccessToken">Access token of the session.</param>
/// <param name="RefreshToken">Refresh token of the session.</param>
/// <param name="Api">Sends requests as this person.</param>
public sealed record Person(string UserName, string Password, string AccessToken, string RefreshToken, ApiClient Api)
{
    /// <summary>Password of everybody whose password does not matter.</summary>
    public const string CommonPassword = "correct horse battery";

    private static int count;

    /// <summary>Makes an account and signs in.</summary>
    /// <param name="client">Where to.</param>
    /// <param name="userName">The name; one that nobody has where it is left out.</param>
    public static async Task<Person> RegisterAsync(ApiClient client, string? userName = null)
    {
        var reply = await client.PostAsync("auth/register", new { userName = userName ?? NewName(), password = CommonPassword });
        return Read(reply.ShouldBeCreated(), CommonPassword, client);
    }

    /// <summary>Signs in once more.</summary>
    /// <param name="client">Where to; also the service after a restart.</param>
    public async Task<Person> LoginAsync(ApiClient client)
    {
        var reply = await client.PostAsync("auth/login", new { userName = UserName, password = Password });
        return Read(reply.ShouldBeOk(), Password, client);
    }

    /// <summary>A name that nobody has yet.</summary>
    public static string NewName() => $"Person-{Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The same person and session at another address of the service.</summary>
    /// <param name="client">The address.</param>
    public Person At(ApiClient client) => this with { Api = client.As(AccessToken) };

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) => Api.GetAsync(path, headers);

    public Task<Reply> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Api.PostAsync(path, body, headers);

    public Task<Reply> PutAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Api.PutAsync(path, body, headers);

    public Task<Reply> PatchAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Api.PatchAsync(path, body, headers);

    public Task<Reply> DeleteAsync(string path, params (string Name, string Value)[] headers) => Api.DeleteAsync(path, headers);

    private static Person Read(JsonElement tokens, string password, ApiClient client)
    {
        var accessToken = tokens.Text("accessToken");
        return new Person(tokens.GetProperty("user").Text("userName"), password, accessToken, tokens.Text("refreshToken"), client.As(accessToken));
    }
}
