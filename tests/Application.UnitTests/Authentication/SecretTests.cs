using Messaging.Application.Administration;
using Messaging.Application.Authentication;
using Messaging.Application.Users;

namespace Messaging.Application.UnitTests.Authentication;

public sealed class SecretTests
{
    private const string Secret = "canary-secret";

    private static readonly AccountResponse Account =
        new() { UserName = "alice", DisplayName = "alice", CreatedAt = DateTime.UnixEpoch, Email = null, Roles = [] };

    private static readonly object[] Carriers =
    [
        new Login("alice", Secret),
        new Register("alice", Secret, Email: null),
        new ChangePassword(Secret, Secret),
        new RefreshSession(Secret),
        new EnsureAdministrator("alice", Secret),
        new CreateUser("alice", Secret, Email: null, Roles: null),
        new AuthenticationResult(Secret, TimeSpan.Zero, Secret, DateTime.UnixEpoch, Account),
        new RefreshToken(Guid.AllBitsSet, Secret, Hash: []),
    ];

    [TestCaseSource(nameof(Carriers))]
    public void ToString_WhenARecordCarriesASecret_ShouldNotTellIt(object carrier)
    {
        var text = carrier.ToString();

        text.ShouldNotBeNull();
        text.ShouldNotContain(Secret);
    }
}
