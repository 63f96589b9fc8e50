using Messaging.WebApi.FunctionalTests.Authentication;

namespace Messaging.WebApi.FunctionalTests.Limits;

/// <summary>
/// Tests against a service that limits its callers, whose clock only they move, and which believes this machine about the addresses
/// of clients.
/// </summary>
public abstract class LimitsFixture : ManualTimeFixture
{
    protected override IEnumerable<(string Name, string Value)> Settings => [("RateLimits:Enabled", "true"), ("Proxies:Known", "127.0.0.1")];

    /// <summary>Makes a request come from an address.</summary>
    /// <param name="address">The address.</param>
    protected static (string Name, string Value) From(string address) => ("X-Forwarded-For", address);

    /// <summary>Makes an account and signs in.</summary>
    /// <param name="address">From where.</param>
    protected async Task<Person> RegisterFromAsync(string address)
    {
        var userName = Person.NewName();
        var reply = await Anonymous.PostAsync("auth/register", new { userName, password = Person.CommonPassword }, From(address));
        var tokens = reply.ShouldBeCreated();
        var accessToken = tokens.Text("accessToken");
        return new Person(userName, Person.CommonPassword, accessToken, tokens.Text("refreshToken"), Anonymous.As(accessToken));
    }

    /// <summary>Tries a password.</summary>
    protected Task<Reply> LoginFromAsync(string address, string userName, string password) =>
        Anonymous.PostAsync("auth/login", new { userName, password }, From(address));

    /// <summary>Tries wrong passwords, each of which must be refused as such.</summary>
    protected async Task GuessAsync(string address, string userName, int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            (await LoginFromAsync(address, userName, $"guess number {guess}")).ShouldBeUnauthenticated("auth.invalid_credentials");
        }
    }
}
