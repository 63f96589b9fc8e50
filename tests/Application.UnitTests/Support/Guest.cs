using Messaging.Application.Common.Ports;
using Messaging.Domain.Sessions;

namespace Messaging.Application.UnitTests.Support;

/// <summary>A caller who is not signed in.</summary>
internal sealed class Guest : ICurrentUser
{
    public Guid UserId => throw new InvalidOperationException();

    public Guid? OptionalUserId => null;

    public string UserName => throw new InvalidOperationException();

    public Guid SessionId => throw new InvalidOperationException();

    public bool IsAdministrator => false;

    public SessionDevice Device { get; } = new("192.0.2.7", "curl/8.5.0");
}
