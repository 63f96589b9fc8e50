using Messaging.Application.Administration;
using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;

namespace Messaging.WebApi.Commands.Demo;

/// <summary>Writes the demo by the service's own use cases: what is in the database is what clients would have put there.</summary>
/// <param name="useCases">The use cases.</param>
/// <param name="caller">Who acts.</param>
/// <param name="clock">When.</param>
/// <param name="progress">Is told the share that is done.</param>
internal sealed class DemoWriter(UseCases useCases, DemoCaller caller, DemoClock clock, IProgress<double> progress)
{
    private const int Seed = 20260330;
    private const int ReportEvery = 20;

    // Most of what was said has been read, and some of the newest has not.
    private const double ReadShare = 0.97;

    private readonly Random random = new(Seed);
    private readonly Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
    private readonly List<Guid> rooms = [];

    /// <summary>Writes it.</summary>
    /// <param name="password">Everybody's password.</param>
    /// <param name="cancellationToken">Gives up; what was written stays.</param>
    /// <returns>Success, or why the people or the rooms could not be made.</returns>
    public async Task<Result> WriteAsync(string password, CancellationToken cancellationToken)
    {
        if ((await MakePeopleAsync(password, cancellationToken)).Error is { } taken)
        {
            return taken;
        }

        if ((await MakeRoomsAsync(cancellationToken)).Error is { } refused)
        {
            return refused;
        }

        var pause = DemoScript.Span / DemoScript.MessageCount;
        for (var number = 0; number < DemoScript.MessageCount; number++)
        {
            clock.Pass(pause * 2 * random.NextDouble());
            await SayAsync(cancellationToken);
            if (number % ReportEvery == 0)
            {
                progress.Report((double)number / DemoScript.MessageCount);
            }
        }

        progress.Report(1);
        return Result.Success();
    }

    private async Task<Result> MakePeopleAsync(string password, CancellationToken cancellationToken)
    {
        foreach (var name in DemoScript.People)
        {
            string[] roles = ids.Count == 0 ? [Roles.Administrator] : [];
            var made = await useCases.SendAsync(new CreateUser(name, password, Email: null, roles), cancellationToken);
            if (made.Error is { } error)
            {
                return error;
            }

            ids[name] = (await useCases.Part<IUserDirectory>().FindAsync(name, cancellationToken))!.Id;
        }

        return Result.Success();
    }

    private async Task<Result> MakeRoomsAsync(CancellationToken cancellationToken)
    {
        await useCases.SendAsync(new EnsureLobby(), cancellationToken);
        Become(DemoScript.People[0]);
        foreach (var (name, title, isPublic) in DemoScript.Rooms)
        {
            var opened = await useCases.SendAsync(new CreateRoom(name, title, isPublic), cancellationToken);
            if (opened.Error is { } error)
            {
                return error;
            }

            foreach (var person in DemoScript.People.Skip(1))
            {
                await useCases.SendAsync(new AddMember(name, person), cancellationToken);
            }

            rooms.Add(opened.Value.Id);
        }

        foreach (var person in DemoScript.People)
        {
            Become(person);
            await useCases.SendAsync(new JoinRoom(Room.LobbyName), cancellationToken);
        }

        rooms.Add((await useCases.SendAsync(new GetRoom(Room.LobbyName), cancellationToken)).Value.Id);
        return Result.Success();
    }

    private Task SayAsync(CancellationToken cancellationToken)
    {
        var message = new OutgoingMessage(AnyOf(DemoScript.Lines), ClientMessageId: null, IdempotencyKey: null, Literal: true);
        return random.Next(4) == 0 ? SayInRoomAsync(message, cancellationToken) : SayToSomebodyAsync(message, cancellationToken);
    }

    private async Task SayInRoomAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        Become(AnyOf(DemoScript.People));
        var room = AnyOf(rooms);
        var outcome = await useCases.SendAsync(new PostMessage(room, message), cancellationToken);
        foreach (var reader in DemoScript.People.Where(_ => random.NextDouble() < ReadShare))
        {
            await ReadAsync(reader, outcome.Value, cancellationToken);
        }
    }

    private async Task SayToSomebodyAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        // Two of three conversations are with the first of them, whom a visitor signs in as.
        var one = random.Next(3) == 0 ? AnyOf(DemoScript.People) : DemoScript.People[0];
        var other = AnyOf([.. DemoScript.People.Where(person => !string.Equals(person, one, StringComparison.Ordinal))]);
        var (sender, recipient) = random.Next(2) == 0 ? (one, other) : (other, one);
        Become(sender);
        var outcome = await useCases.SendAsync(new SendMessage(recipient, message), cancellationToken);
        if (random.NextDouble() < ReadShare)
        {
            await ReadAsync(recipient, outcome.Value, cancellationToken);
        }
    }

    private async Task ReadAsync(string reader, SendOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is SendOutcome.Accepted { Message: var message })
        {
            Become(reader);
            await useCases.SendAsync(new MarkRead(message.ConversationId, message.Sequence), cancellationToken);
        }
    }

    private void Become(string name) => caller.Become(ids[name], name);

#pragma warning disable CA5394 // Chance makes the demo look natural; nothing depends on it.
    private T AnyOf<T>(IReadOnlyList<T> choice) => choice[random.Next(choice.Count)];
#pragma warning restore CA5394
}
