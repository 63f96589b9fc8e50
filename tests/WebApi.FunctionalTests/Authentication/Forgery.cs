using System.Text.Json.Nodes;

namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>A token that must not be accepted.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Make">Makes it.</param>
internal sealed record Forgery(string What, Func<TokenForge, Loot, string> Make);

/// <summary>What else an attacker may have.</summary>
/// <param name="Other">Claims of somebody else, whose session is in force.</param>
/// <param name="Ended">Claims of the same user's session that has ended.</param>
/// <param name="RefreshToken">The same user's refresh token.</param>
/// <param name="Cursor">A cursor, which the service protects too.</param>
/// <param name="Now">What the service's clock shows, in seconds since 1970.</param>
internal sealed record Loot(JsonObject Other, JsonObject Ended, string RefreshToken, string Cursor, long Now);
