using Messaging.Domain.Sessions;

namespace Messaging.Application.Common.Ports;

/// <summary>Who sends the request that is being handled, and from where.</summary>
public interface ICurrentUser
{
    /// <summary>Identifier of the signed-in user.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint lacks its authorisation.</exception>
    Guid UserId { get; }

    /// <summary>Identifier of the signed-in user; null where nobody is, which only endpoints that are open to guests meet.</summary>
    Guid? OptionalUserId { get; }

    /// <summary>Name of the signed-in user, as registered.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    string UserName { get; }

    /// <summary>Identifier of the session that the request came with.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    Guid SessionId { get; }

    /// <summary>Whether the signed-in user is an administrator.</summary>
    bool IsAdministrator { get; }

    /// <summary>Address and client of the request; known also when nobody is signed in.</summary>
    SessionDevice Device { get; }
}
