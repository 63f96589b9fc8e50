using Messaging.Domain.Users;

namespace Messaging.Application.Authentication;

/// <summary>Makes access tokens.</summary>
public interface IAccessTokenIssuer
{
    /// <summary>For how long an access token is good.</summary>
    TimeSpan Lifetime { get; }

    /// <summary>Makes a JWT access token (RFC 9068).</summary>
    /// <param name="user">Whom it names.</param>
    /// <param name="sessionId">The session that it belongs to.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The token, signed.</returns>
    string Issue(User user, Guid sessionId, DateTime now);
}
