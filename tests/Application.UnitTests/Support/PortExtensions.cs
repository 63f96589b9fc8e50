using Messaging.Application.Activity;
using Messaging.Application.Authentication;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.LiveUpdates;
using Moq;

namespace Messaging.Application.UnitTests.Support;

internal static class PortExtensions
{
    /// <summary>The arguments of one type that a method was called with, in order.</summary>
    public static IReadOnlyList<TArgument> ArgumentsOf<TArgument>(this Mock port, string method) =>
    [
        .. port.Invocations
            .Where(call => string.Equals(call.Method.Name, method, StringComparison.Ordinal))
            .SelectMany(call => call.Arguments.OfType<TArgument>()),
    ];

    /// <summary>The entries that were appended, in order.</summary>
    public static IReadOnlyList<ActivityEntry> Entries(this Mock<IActivityLog> activity) =>
        activity.ArgumentsOf<ActivityEntry>(nameof(IActivityLog.AppendAsync));

    /// <summary>The one entry that was appended: its type, whose it is, whom else it concerns.</summary>
    public static (ActivityType Type, Guid? UserId, Guid? OtherUserId) SingleEntry(this Mock<IActivityLog> activity)
    {
        var entry = activity.Entries().ShouldHaveSingleItem();
        entry.OccurredAt.ShouldBe(Samples.Now);
        entry.IpAddress.ShouldBe("192.0.2.7");
        return (entry.Type, entry.UserId, entry.OtherUserId);
    }

    /// <summary>The events that were appended to single users' logs, in order: whose log, and which event.</summary>
    public static IReadOnlyList<(Guid UserId, UserEvent Event)> ToUsers(this Mock<IEventLog> events) =>
        events.Appended(nameof(IEventLog.AppendAsync));

    /// <summary>The events that were appended to all logs of a conversation, in order: which conversation, and which event.</summary>
    public static IReadOnlyList<(Guid ConversationId, UserEvent Event)> ToParticipants(this Mock<IEventLog> events) =>
        events.Appended(nameof(IEventLog.AppendToParticipantsAsync));

    /// <summary>The sessions that the monitor was told of.</summary>
    public static IReadOnlyList<Guid> EndedSessions(this Mock<ISessionMonitor> monitor) =>
        [.. monitor.ArgumentsOf<IReadOnlyCollection<Guid>>(nameof(ISessionMonitor.Ended)).SelectMany(sessionIds => sessionIds)];

    /// <summary>Lets the directory know people, whatever the case.</summary>
    public static Mock<IUserDirectory> Knows(this Mock<IUserDirectory> users, params DirectoryEntry[] people)
    {
        foreach (var person in people)
        {
            users.Setup(directory => directory.FindAsync(
                    It.Is<string>(name => string.Equals(name, person.UserName, StringComparison.OrdinalIgnoreCase)), It.IsAny<CancellationToken>()))
                .ReturnsAsync(person);
        }

        users.Setup(directory => directory.NamesOfAsync(It.IsAny<IReadOnlyCollection<Guid>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(people.ToDictionary(person => person.Id, person => person.UserName));
        return users;
    }

    private static IReadOnlyList<(Guid, UserEvent)> Appended(this Mock<IEventLog> events, string method) =>
        [.. events.ArgumentsOf<Guid>(method).Zip(events.ArgumentsOf<UserEvent>(method))];
}
