using System.Net.Http.Json;

namespace Messaging.Delivery;

/// <summary>The users of a run and their access tokens: registered over the API once, then read from a file.</summary>
internal static class People
{
    // Hashing a password is slow on purpose and its queue is bounded, so few register at once.
    private const int RegisterAtOnce = 2;

    /// <summary>Registers users and writes their names and access tokens to a file, a line each.</summary>
    /// <exception cref="HttpRequestException">The service refused.</exception>
    public static async Task RegisterAsync(Uri address, int count, string password, string file)
    {
        using var client = new HttpClient { BaseAddress = address };
        var lines = new string[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = RegisterAtOnce },
            async (number, cancellationToken) =>
            {
                var userName = $"listener-{number}";
                using var response = await client.PostAsJsonAsync("api/v1/auth/register", new { userName, password }, cancellationToken);
                var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<SignedIn>(cancellationToken);
                lines[number] = $"{userName} {answer!.AccessToken}";
            });
        await File.WriteAllLinesAsync(file, lines);
    }

    /// <summary>Reads them back.</summary>
    public static IReadOnlyList<Account> Read(string file) =>
        [.. File.ReadLines(file).Select(static line => line.Split(' ')).Select(static words => new Account(words[0], words[1]))];

    private sealed record SignedIn(string AccessToken);
}

/// <summary>A user who listens and writes.</summary>
internal sealed record Account(string UserName, string AccessToken);
