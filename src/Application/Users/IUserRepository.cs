using Messaging.Domain.Users;

namespace Messaging.Application.Users;

/// <summary>Accounts, for use inside a unit of work.</summary>
public interface IUserRepository
{
    /// <summary>Loads an account.</summary>
    /// <param name="userId">Its identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account, or null.</returns>
    Task<User?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Stores a new account.</summary>
    /// <param name="user">The account.</param>
    /// <param name="passwordHash">Hash of its password.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when the name is taken, in whatever case; nothing is stored then.</returns>
    Task<bool> TryAddAsync(User user, string passwordHash, CancellationToken cancellationToken);

    /// <summary>Stores what <see cref="User.ChangeProfile"/> changed.</summary>
    /// <param name="user">The account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task UpdateProfileAsync(User user, CancellationToken cancellationToken);

    /// <summary>Whether another account is enabled and has the administrators' role.</summary>
    /// <param name="userId">The account that does not count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when there is one.</returns>
    Task<bool> HasOtherAdministratorAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what <see cref="User.Disable"/>, <see cref="User.Enable"/> and <see cref="User.ChangeRoles"/> changed.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task UpdateStandingAsync(User user, CancellationToken cancellationToken);
}
