using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Sessions;

namespace Messaging.Application.UnitTests.Support;

/// <summary>The caller that tests act for: Alice, with session 100.</summary>
internal sealed class SignedIn(DirectoryEntry? user = null, bool isAdministrator = false) : ICurrentUser
{
    private readonly DirectoryEntry user = user ?? Samples.Alice;

    public Guid UserId => user.Id;

    public Guid? OptionalUserId => user.Id;

    public string UserName => user.UserName;

    public Guid SessionId => Samples.Id(100);

    public bool IsAdministrator => isAdministrator;

    public SessionDevice Device { get; } = new("192.0.2.7", "curl/8.5.0");
}
