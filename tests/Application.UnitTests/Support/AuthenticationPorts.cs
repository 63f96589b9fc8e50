using System.Text;
using Messaging.Application.Activity;
using Messaging.Application.Authentication;
using Messaging.Application.Common;
using Messaging.Application.Users;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;
using Moq;

namespace Messaging.Application.UnitTests.Support;

/// <summary>
/// The ports that signing in needs. A hash is the password behind <c>hash:</c>; refresh tokens are numbered in the order in
/// which they are made.
/// </summary>
internal sealed class AuthenticationPorts
{
    private int refreshTokensMade;

    public AuthenticationPorts()
    {
        UnitOfWork = new FakeUnitOfWork(Credentials, Users, Sessions, Activity);
        Passwords
            .Setup(hasher => hasher.HashAsync(It.IsAny<string>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Callback(ShouldRunOutsideTheUnitOfWork)
            .ReturnsAsync((string password, string? _, CancellationToken _) => IsHashingBusy ? RequestErrors.Busy : $"hash:{password}");
        Passwords
            .Setup(hasher => hasher.VerifyAsync(It.IsAny<string?>(), It.IsAny<string>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Callback(ShouldRunOutsideTheUnitOfWork)
            .ReturnsAsync((string? hash, string password, string? _, CancellationToken _) => IsVerifyingBusy ? RequestErrors.Busy : Check(hash, password));
        Throttle
            .Setup(throttle => throttle.BeginAsync(It.IsAny<string>(), It.IsAny<Guid?>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string userName, Guid? _, string? address, CancellationToken _) => new LoginAttempt(userName, address, Wait));
        AccessTokens.SetupGet(issuer => issuer.Lifetime).Returns(TimeSpan.FromMinutes(10));
        AccessTokens
            .Setup(issuer => issuer.Issue(It.IsAny<User>(), It.IsAny<Guid>(), Samples.Now))
            .Returns((User user, Guid sessionId, DateTime _) => $"access token of {user.UserName} in {sessionId}");
        RefreshTokens.Setup(service => service.Create(It.IsAny<Guid>())).Returns((Guid sessionId) => Token(sessionId, $"refresh token {++refreshTokensMade}"));
        RefreshTokens
            .Setup(service => service.Seal(It.IsAny<RefreshToken>(), It.IsAny<RefreshToken>()))
            .Returns((RefreshToken _, RefreshToken successor) => Encoding.UTF8.GetBytes(successor.Text));
        RefreshTokens
            .Setup(service => service.Unseal(It.IsAny<RefreshToken>(), It.IsAny<byte[]>()))
            .Returns((RefreshToken predecessor, byte[] bytes) => Token(predecessor.SessionId, Encoding.UTF8.GetString(bytes)));
    }

    public static PasswordSettings PasswordSettings { get; } = new(MinimumLength: 8);

    public Mock<ICredentialRepository> Credentials { get; } = new();

    public Mock<IUserRepository> Users { get; } = new();

    public Mock<IUserDirectory> Directory { get; } = new();

    public Mock<IPasswordHasher> Passwords { get; } = new();

    public Mock<ILoginThrottle> Throttle { get; } = new();

    public Mock<ISessionRepository> Sessions { get; } = new();

    public Mock<IActivityLog> Activity { get; } = new();

    public Mock<ISessionMonitor> Monitor { get; } = new();

    public Mock<IAccessTokenIssuer> AccessTokens { get; } = new();

    public Mock<IRefreshTokenService> RefreshTokens { get; } = new();

    public FakeUnitOfWork UnitOfWork { get; init; }

    public SignedIn Caller { get; } = new();

    public bool IsHashingBusy { get; set; }

    public bool IsVerifyingBusy { get; set; }

    /// <summary>How long the throttle makes whoever tries a password wait.</summary>
    public TimeSpan? Wait { get; set; }

    public SessionStarter Starter =>
        new(Sessions.Object, AccessTokens.Object, RefreshTokens.Object, Activity.Object, Caller, Samples.Lifetime, Samples.Mapper);

    /// <summary>The session that was stored as new.</summary>
    public Session AddedSession => Sessions.ArgumentsOf<Session>(nameof(ISessionRepository.AddAsync)).ShouldHaveSingleItem();

    public static RefreshToken Token(Guid sessionId, string text) => new(sessionId, text, Encoding.UTF8.GetBytes(text));

    /// <summary>Gives Alice a password; whoever changes it afterwards does so for the second run.</summary>
    public void AliceHas(string hash, bool isDisabled = false)
    {
        var known = new Credentials(Samples.User(Samples.Alice, isDisabled), hash);
        Credentials
            .Setup(repository => repository.FindByNameAsync(
                It.Is<string>(name => string.Equals(name, "alice", StringComparison.OrdinalIgnoreCase)), It.IsAny<CancellationToken>()))
            .ReturnsAsync(known);
        Credentials.Setup(repository => repository.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(known);
    }

    /// <summary>What the throttle was told, in order.</summary>
    public IReadOnlyList<bool> EndedAttempts => Throttle.ArgumentsOf<bool>(nameof(ILoginThrottle.End));

    public void ShouldHaveStoredNoSession() =>
        Sessions.Verify(repository => repository.AddAsync(It.IsAny<Session>(), It.IsAny<CancellationToken>()), Times.Never);

    private static PasswordCheck Check(string? hash, string password)
    {
        if (string.Equals(hash, $"hash:{password}", StringComparison.Ordinal))
        {
            return PasswordCheck.Right;
        }

        return string.Equals(hash, $"old hash:{password}", StringComparison.Ordinal) ? PasswordCheck.RightButOutdated : PasswordCheck.Wrong;
    }

    private void ShouldRunOutsideTheUnitOfWork() => UnitOfWork.IsRunning.ShouldBeFalse("hashing inside a unit of work would hold everybody up");
}
