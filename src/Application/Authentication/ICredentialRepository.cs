using Messaging.Domain.Users;

namespace Messaging.Application.Authentication;

/// <summary>Accounts with their password hashes.</summary>
public interface ICredentialRepository
{
    /// <summary>Finds an account by name, outside a unit of work.</summary>
    /// <param name="userName">Its name in any case, well-formed or not.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Account and hash, or null.</returns>
    Task<Credentials?> FindByNameAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Loads an account inside a unit of work.</summary>
    /// <param name="userId">Its identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Account and hash, or null.</returns>
    Task<Credentials?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Stores a hash inside a unit of work.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="passwordHash">The hash.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task SetPasswordHashAsync(Guid userId, string passwordHash, CancellationToken cancellationToken);
}

/// <summary>An account with its password hash.</summary>
/// <param name="User">The account.</param>
/// <param name="PasswordHash">The hash. Never logged.</param>
public sealed record Credentials(User User, string PasswordHash)
{
    /// <summary>Names the account alone, so that a hash cannot slip into a log.</summary>
    /// <returns>The user's name.</returns>
    public override string ToString() => $"Credentials of {User.UserName}";
}
