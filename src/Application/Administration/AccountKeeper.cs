using Messaging.Application.Activity;
using Messaging.Application.Authentication;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Administration;

/// <summary>
/// Changes what an account may do: one unit of work for the change, its entry in the owner's log, and the end of the owner's
/// sessions, whose tokens tell what the account could do before.
/// </summary>
internal sealed class AccountKeeper(
    IUserDirectory directory,
    IUserRepository users,
    ISessionRepository sessions,
    ISessionMonitor monitor,
    IActivityLog activity,
    AdministratorCheck administrator,
    IUnitOfWork unitOfWork,
    IActor actor,
    TimeProvider time)
{
    /// <summary>Lets an account decide about a change, and where it changed stores it.</summary>
    /// <param name="userName">Name of the account in any case.</param>
    /// <param name="type">What the change is called.</param>
    /// <param name="change">Asks the account; answers whether something changed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Success, or why not.</returns>
    public async Task<Result> ChangeAsync(
        string userName, ActivityType type, Func<User, AdministrativeAct, Result<bool>> change, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(userName, cancellationToken) is not { } found)
        {
            return UserErrors.NotFound;
        }

        IReadOnlyList<Guid> ended = [];
        var result = await unitOfWork.ExecuteAsync<Result>(
            async token =>
            {
                ended = [];
                if (!await administrator.HoldsAsync(token))
                {
                    return AdministrationErrors.Forbidden;
                }

                if (await users.FindAsync(found.Id, token) is not { } user)
                {
                    return UserErrors.NotFound;
                }

                var act = new AdministrativeAct(actor.UserId, await users.HasOtherAdministratorAsync(user.Id, token), time.UtcNow());
                var changed = change(user, act);
                if (changed.Error is { } refusal)
                {
                    return refusal;
                }

                if (changed.Value)
                {
                    await users.UpdateStandingAsync(user, token);
                    ended = await sessions.RevokeAllAsync(user.Id, exceptSessionId: null, act.At, token);
                    var roles = type == ActivityType.RolesChanged ? user.Roles : null;
                    await activity.AppendAsync(ActivityEntry.OfAdministration(type, user.Id, act.ActorId, act.At, actor.IpAddress, roles), token);
                }

                return Result.Success();
            },
            cancellationToken);
        monitor.Ended(ended);
        return result;
    }
}
