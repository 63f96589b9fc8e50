using Messaging.Application.Activity;
using Messaging.Application.Administration;
using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Domain.Activity;
using Messaging.Domain.Conversations;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Persistence.Queries;
using Messaging.Infrastructure.Persistence.Repositories;
using Microsoft.AspNetCore.Identity;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>The queries that EF Core makes for SQL Server, of every reader and repository that uses it.</summary>
internal sealed class QueryTests
{
    private static readonly Guid Someone = new("019a0000-0000-7000-8000-0000000000a1");
    private static readonly Guid Another = new("019a0000-0000-7000-8000-0000000000b2");
    private static readonly DateTime Now = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeRange AllDay = new(Now.Date, Now);
    private static readonly Slice First = new(Limit: 20, Position: null, Backward: false);
    private static readonly Slice Next = First with { Position = new Keyset(Now, Someone, Sequence: 7, Text: "MARIE") };
    private static readonly Slice Previous = Next with { Backward = true };

    [Test]
    public async Task Queries_OfReaders_ShouldBeTheApprovedOnes()
    {
        var server = new RecordedSqlServer();
        var directory = new UserDirectory(server);
        var users = new UserReader(server);
        var rooms = new RoomReader(server);
        var blocks = new BlockReader(server);
        var sessions = new SessionReader(server);
        var accounts = new AccountReader(server);
        var activity = new ActivityReader(server, directory);
        var conversations = new ConversationReader(hotReads: null!, server, directory);
        var messages = new MessageReader(hotReads: null!, server, directory);
        var mine = new ActivityFilter(Someone, ActivityType.Login, AllDay);
        var everyones = new AuditFilter(UserId: null, ActivityType.MessageSent, AllDay);
        var both = new MessageFilter(Someone, MessageDirection.All, WithUserId: null, AllDay);
        var withOne = new MessageFilter(Someone, MessageDirection.Received, Another, AllDay);

        await RecordAsync(server, "UserDirectory.FindAsync", () => directory.FindAsync("marie", default).AsTask());
        await RecordAsync(server, "UserDirectory.NamesOfAsync", () => directory.NamesOfAsync([Someone, Another], default).AsTask());
        await RecordAsync(server, "UserReader.FindAsync", () => users.FindAsync(Someone, default));
        await RecordAsync(server, "UserReader.FindByNameAsync", () => users.FindByNameAsync("marie", default));
        await RecordAsync(server, "UserReader.SearchAsync, next", () => users.SearchAsync("MA", Next, default));
        await RecordAsync(server, "UserReader.SearchAsync, previous", () => users.SearchAsync("MA", Previous, default));
        await RecordAsync(server, "UserReader.CountAsync", () => users.CountAsync("MA", default));
        await RecordAsync(server, "RoomReader.FindAsync", () => rooms.FindAsync("lobby", Someone, default));
        await RecordAsync(server, "RoomReader.ListAsync, next", () => rooms.ListAsync(Someone, Next, default));
        await RecordAsync(server, "RoomReader.ListAsync, nobody", () => rooms.ListAsync(readerId: null, First, default));
        await RecordAsync(server, "RoomReader.CountAsync", () => rooms.CountAsync(Someone, default));
        await RecordAsync(server, "RoomReader.ListMembersAsync, next", () => rooms.ListMembersAsync(Another, Next, default));
        await RecordAsync(server, "BlockReader.ListAsync, next", () => blocks.ListAsync(Someone, Next, default));
        await RecordAsync(server, "BlockReader.ListAsync, previous", () => blocks.ListAsync(Someone, Previous, default));
        await RecordAsync(server, "BlockReader.CountAsync", () => blocks.CountAsync(Someone, default));
        await RecordAsync(server, "SessionReader.ListAsync, next", () => sessions.ListAsync(Someone, Now, Next, default));
        await RecordAsync(server, "SessionReader.ListAsync, previous", () => sessions.ListAsync(Someone, Now, Previous, default));
        await RecordAsync(server, "SessionReader.CountAsync", () => sessions.CountAsync(Someone, Now, default));
        await RecordAsync(server, "SessionReader.FindAsync", () => sessions.FindAsync(Someone, default));
        await RecordAsync(server, "SessionReader.FindEndedAsync", () => sessions.FindEndedAsync([Someone, Another], default));
        await RecordAsync(server, "SessionReader.ListAddressesAsync", () => sessions.ListAddressesAsync(Someone, default));
        await RecordAsync(server, "AccountReader.SearchAsync, next", () => accounts.SearchAsync("MA", Next, default));
        await RecordAsync(server, "AccountReader.CountAsync", () => accounts.CountAsync("MA", default));
        await RecordAsync(server, "ActivityReader.ListAsync, own, next", () => activity.ListAsync(mine, Next, default));
        await RecordAsync(server, "ActivityReader.ListAsync, all, previous", () => activity.ListAsync(everyones, Previous, default));
        await RecordAsync(server, "ActivityReader.CountAsync", () => activity.CountAsync(mine, default));
        await RecordAsync(server, "ConversationReader.CountAsync", () => conversations.CountAsync(Someone, default));
        await RecordAsync(server, "ConversationReader.FindDirectIdAsync", () => conversations.FindDirectIdAsync(Someone, Another, default));
        await RecordAsync(server, "MessageReader.FindAsync", () => messages.FindAsync(Another, Someone, default));
        await RecordAsync(server, "MessageReader.ListAsync, all, next", () => messages.ListAsync(both, Next, default));
        await RecordAsync(server, "MessageReader.ListAsync, all, previous", () => messages.ListAsync(both, Previous, default));
        await RecordAsync(server, "MessageReader.ListAsync, with one, next", () => messages.ListAsync(withOne, Next, default));
        await RecordAsync(server, "MessageReader.CountAsync", () => messages.CountAsync(both, default));

        server.Recorder.Text.ShouldBeApproved("queries-sqlserver.sql");
    }

    [Test]
    public async Task Queries_OfRepositories_ShouldBeTheApprovedOnes()
    {
        var server = new RecordedSqlServer();
        var users = new UserRepository(server.Session, new UpperInvariantLookupNormalizer());
        var credentials = new CredentialRepository(server.Session, server);
        var sessions = new SessionRepository(server.Session);
        var markers = new MembershipRepository(server.Session);
        var marie = User.Register(Someone, "marie", "marie@example.org", [Roles.Administrator], Now);
        var lifetime = new SessionLifetime(TimeSpan.FromDays(14), TimeSpan.FromDays(90));
        var session = Session.Start(Another, Someone, new byte[32], lifetime, new SessionDevice("192.0.2.1", "browser"), Now);
        var place = Participant.Restore(Another, Someone, lastReadSequence: 7, sentCount: 3, sentCountRead: 2, lastMessageAt: Now);

        await RecordAsync(server, "UserRepository.FindAsync", () => users.FindAsync(Someone, default));
        await RecordAsync(server, "UserRepository.TryAddAsync", () => users.TryAddAsync(marie, "hash", default));
        await RecordAsync(server, "UserRepository.UpdateProfileAsync", () => users.UpdateProfileAsync(marie, default));
        await RecordAsync(server, "UserRepository.HasOtherAdministratorAsync", () => users.HasOtherAdministratorAsync(Someone, default));
        await RecordAsync(server, "UserRepository.UpdateStandingAsync", () => users.UpdateStandingAsync(marie, default));
        await RecordAsync(server, "CredentialRepository.FindByNameAsync", () => credentials.FindByNameAsync("marie", default));
        await RecordAsync(server, "CredentialRepository.SetPasswordHashAsync", () => credentials.SetPasswordHashAsync(Someone, "hash", default));
        await RecordAsync(server, "SessionRepository.AddAsync", () => sessions.AddAsync(session, default));
        await RecordAsync(server, "SessionRepository.FindAsync", () => sessions.FindAsync(Another, default));
        await RecordAsync(server, "SessionRepository.TrySaveRotationAsync", () => sessions.TrySaveRotationAsync(session, new byte[32], default));
        await RecordAsync(server, "SessionRepository.SaveRevocationAsync", () => sessions.SaveRevocationAsync(session, default));
        await RecordAsync(server, "SessionRepository.RevokeAllAsync", () => sessions.RevokeAllAsync(Someone, Another, Now, default));
        await RecordAsync(server, "MembershipRepository.FindAsync", () => markers.FindAsync(Another, Someone, default));
        await RecordAsync(server, "MembershipRepository.CountOwnAsync", () => markers.CountOwnAsync(place, after: 2, upTo: 7, default));
        await RecordAsync(server, "MembershipRepository.SaveReadMarkerAsync", () => markers.SaveReadMarkerAsync(place, after: 2, Now, default));

        server.Recorder.Text.ShouldBeApproved("writes-sqlserver.sql");
    }

    private static async Task RecordAsync(RecordedSqlServer server, string heading, Func<Task> call)
    {
        server.Recorder.Note(heading);
        await call();
    }
}
