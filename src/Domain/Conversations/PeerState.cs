namespace Messaging.Domain.Conversations;

/// <summary>What stands between the acting user and the other one of a direct conversation.</summary>
/// <param name="BlockedBySelf">The acting user has blocked the other.</param>
/// <param name="BlockedByPeer">The other has blocked the acting user.</param>
/// <param name="PeerDisabled">The other's account is disabled.</param>
public readonly record struct PeerState(bool BlockedBySelf, bool BlockedByPeer, bool PeerDisabled);
