namespace Messaging.WebApi.LiveUpdates;

/// <summary>Who opened a stream.</summary>
/// <param name="UserId">The user.</param>
/// <param name="SessionId">The session that the stream lives and dies with.</param>
/// <param name="ExpiresAt">When the access token runs out (UTC).</param>
internal sealed record StreamOwner(Guid UserId, Guid SessionId, DateTime ExpiresAt);
