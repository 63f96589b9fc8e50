using System.Globalization;

namespace Messaging.Seed;

/// <summary>
/// Fills a service as its users would: registers them, lets the first one get a message from every other, and
/// makes the conversation of the first two a long one.
/// </summary>
internal sealed class Seeder(Service service)
{
    // Hashing a password is slow on purpose and its queue is bounded, so few register at once.
    private const int RegisterAtOnce = 2;

    private static readonly ParallelOptions _sending = new() { MaxDegreeOfParallelism = Service.Connections };

    /// <summary>Fills the service.</summary>
    /// <param name="names">Users to register, two or more.</param>
    /// <param name="messages">Length of the long conversation.</param>
    /// <returns>The long conversation's id.</returns>
    public async Task<string> RunAsync(string[] names, int messages)
    {
        var tokens = new string[names.Length];
        await Parallel.ForAsync(
            0,
            names.Length,
            new ParallelOptions { MaxDegreeOfParallelism = RegisterAtOnce },
            async (user, cancellationToken) =>
                tokens[user] = await service.RegisterAsync(names[user], cancellationToken));

        await Parallel.ForAsync(
            2,
            names.Length,
            _sending,
            async (user, cancellationToken) =>
                await service.SendAsync(tokens[user], names[0], Content(user), cancellationToken));

        var conversationId = await service.SendAsync(tokens[1], names[0], Content(1), CancellationToken.None);
        await Parallel.ForAsync(
            2,
            messages + 1,
            _sending,
            async (number, cancellationToken) =>
            {
                var sender = number % 2;
                await service.SendAsync(
                    tokens[sender], recipient: names[1 - sender], Content(number), cancellationToken);
            });
        return conversationId;
    }

    // One hundred characters, as the load scripts send.
    private static string Content(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Message number {number} of a long conversation").PadRight(100, '.');
}
