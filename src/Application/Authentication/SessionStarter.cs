using AutoMapper;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;

namespace Messaging.Application.Authentication;

/// <summary>Begins the session of somebody who has just proved who they are. Works inside a unit of work.</summary>
internal sealed class SessionStarter(
    ISessionRepository sessions,
    IAccessTokenIssuer accessTokens,
    IRefreshTokenService refreshTokens,
    IActivityLog activity,
    ICurrentUser caller,
    SessionLifetime lifetime,
    IMapper mapper)
{
    public async Task<AuthenticationResult> StartAsync(User user, DateTime now, CancellationToken cancellationToken)
    {
        var sessionId = UtcTime.NewId(now);
        var refreshToken = refreshTokens.Create(sessionId);
        var session = Session.Start(sessionId, user.Id, refreshToken.Hash, lifetime, caller.Device, now);
        await sessions.AddAsync(session, cancellationToken);
        return Answer(user, session, refreshToken, now);
    }

    /// <summary>Ends the session that the new one takes the place of; one that is over already, or none, is left.</summary>
    public async Task EndAsync(Guid? sessionId, DateTime now, CancellationToken cancellationToken)
    {
        if (sessionId is { } id && await sessions.FindAsync(id, cancellationToken) is { } session && session.IsActive(now))
        {
            session.Revoke(now);
            await sessions.SaveRevocationAsync(session, cancellationToken);
            await activity.AppendAsync(ActivityEntry.Of(ActivityType.Logout, session.UserId, now, caller.Device.IpAddress), cancellationToken);
        }
    }

    public AuthenticationResult Answer(User user, Session session, RefreshToken refreshToken, DateTime now) =>
        new(
            accessTokens.Issue(user, session.Id, now),
            accessTokens.Lifetime,
            refreshToken.Text,
            session.ExpiresAt,
            mapper.Map<AccountResponse>(user));
}
