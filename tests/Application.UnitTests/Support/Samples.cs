using AutoMapper;
using Messaging.Application.Messages;
using Messaging.Application.Users;
using Messaging.Domain.Conversations;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messaging.Application.UnitTests.Support;

/// <summary>Values that tests share. Ids are fixed, so that a failure can be repeated.</summary>
internal static class Samples
{
    public static readonly DateTime Now = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Utc);

    public static readonly DirectoryEntry Alice = new(Id(1), "alice");

    public static readonly DirectoryEntry Bob = new(Id(2), "bob");

    public static readonly SessionLifetime Lifetime = new(Idle: TimeSpan.FromDays(14), Absolute: TimeSpan.FromDays(90));

    public static readonly IMapper Mapper =
        new MapperConfiguration(maps => maps.AddMaps(typeof(DependencyInjection).Assembly), NullLoggerFactory.Instance).CreateMapper();

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static User User(DirectoryEntry entry, bool isDisabled = false) =>
        Domain.Users.User.Restore(
            entry.Id,
            entry.UserName,
            displayName: "Somebody",
            email: $"{entry.UserName}@example.org",
            createdAt: Now.AddDays(-1),
            disabledAt: isDisabled ? Now : null,
            roles: [Roles.Administrator]);

    public static Session Session(Guid? userId = null, int id = 100) =>
        Domain.Sessions.Session.Start(Id(id), userId ?? Alice.Id, [1], Lifetime, new SessionDevice("192.0.2.7", "curl/8.5.0"), Now.AddHours(-1));

    public static DirectConversation Conversation(PeerState state = default, Guid? peerId = null, int id = 50, long lastSequence = 0) =>
        DirectConversation.Restore(
            Id(id),
            lastSequence,
            lastMessageAt: lastSequence == 0 ? null : Now.AddMinutes(-1),
            self: Place(Alice.Id, id),
            peer: Place(peerId ?? Bob.Id, id),
            state);

    public static MessageResponse Message(long sequence, int conversation = 50) => new()
    {
        Id = Id(1000 + (int)sequence),
        ConversationId = Id(conversation),
        Sequence = sequence,
        Sender = "alice",
        Recipient = "bob",
        Content = "Hello",
        ClientMessageId = null,
        CreatedAt = Now.AddSeconds(sequence),
        ReadAt = null,
    };

    private static Participant Place(Guid userId, int conversation) =>
        Participant.Restore(Id(conversation), userId, lastReadSequence: 0, sentCount: 0, sentCountRead: 0, lastMessageAt: null);
}
