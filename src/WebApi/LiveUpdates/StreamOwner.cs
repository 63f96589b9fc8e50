using Messaging.WebApi.Security;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>Who opened a stream.</summary>
/// <param name="Name">Whom it is counted for: the user, or the address of a guest.</param>
/// <param name="SessionId">The session that the stream lives and dies with; null for a guest.</param>
/// <param name="ExpiresAt">When the access token runs out (UTC); null for a guest.</param>
internal sealed record StreamOwner(string Name, Guid? SessionId, DateTime? ExpiresAt)
{
    /// <summary>How many streams are theirs at most.</summary>
    public int MostStreams => SessionId is null ? StreamSettings.MostOfAddress : StreamSettings.MostOfUser;

    /// <summary>Who sent a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The owner of the stream that it opens.</returns>
    public static StreamOwner Of(HttpContext context) => context.Features.Get<Caller>() is { } caller
        ? new StreamOwner(caller.UserId.ToString(), caller.SessionId, caller.ExpiresAt)
        : new StreamOwner($"guest at {context.Connection.RemoteIpAddress}", SessionId: null, ExpiresAt: null);
}
