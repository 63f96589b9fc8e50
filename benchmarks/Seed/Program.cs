using System.Globalization;
using Messaging.Seed;

if (args is not [var address, var users, var messages]
    || !TryCount(users, minimum: 2, out var userCount)
    || !TryCount(messages, minimum: 1, out var messageCount)
    || Environment.GetEnvironmentVariable("BENCH_PASSWORD") is not { Length: > 0 } password)
{
    await Console.Error.WriteLineAsync("Usage: BENCH_PASSWORD=… Messaging.Seed ADDRESS USERS MESSAGES");
    return 2;
}

using var service = new Service(new Uri(address), password);
var names = Enumerable.Range(0, userCount)
    .Select(static number => string.Create(CultureInfo.InvariantCulture, $"bench-{number:D3}"))
    .ToArray();
var clock = TimeProvider.System;
var start = clock.GetTimestamp();

try
{
    var seeded = await new Seeder(service).RunAsync(names, messageCount);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"conversationId":"{{seeded}}","seconds":{{clock.GetElapsedTime(start).TotalSeconds:F1}}}"""));
    return 0;
}
catch (HttpRequestException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

static bool TryCount(string text, int minimum, out int count) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= minimum;
