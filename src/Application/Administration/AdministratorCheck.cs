using Messaging.Application.Users;

namespace Messaging.Application.Administration;

/// <summary>
/// Asks inside the unit of work whether who acts still is an administrator: a request that was let in a moment ago must not outlast
/// the loss of the role, or an administrator on the way out could bring themself back.
/// </summary>
internal sealed class AdministratorCheck(IUserRepository users, IActor actor)
{
    public async Task<bool> HoldsAsync(CancellationToken cancellationToken) =>
        actor.UserId is not { } userId || await users.FindAsync(userId, cancellationToken) is { IsAdministrator: true };
}
