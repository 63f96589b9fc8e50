using Messaging.Domain.Common;

namespace Messaging.Application.Authentication;

/// <summary>Hashes passwords. Hashing is slow on purpose, so only so many run at once and only so many wait.</summary>
public interface IPasswordHasher
{
    /// <summary>Hashes a new password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="address">Address of the client, or null; no address can keep all others waiting.</param>
    /// <param name="cancellationToken">Gives the place in the queue up.</param>
    /// <returns>The hash, or <see cref="Common.RequestErrors.Busy"/>.</returns>
    Task<Result<string>> HashAsync(string password, string? address, CancellationToken cancellationToken);

    /// <summary>Compares a password with a hash; without a hash it takes the same time and answers that they differ.</summary>
    /// <param name="passwordHash">The stored hash, or null where there is no account.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Address of the client, or null; no address can keep all others waiting.</param>
    /// <param name="cancellationToken">Gives the place in the queue up.</param>
    /// <returns>The outcome, or <see cref="Common.RequestErrors.Busy"/>.</returns>
    Task<Result<PasswordCheck>> VerifyAsync(string? passwordHash, string password, string? address, CancellationToken cancellationToken);
}

/// <summary>Outcome of comparing a password with a hash.</summary>
public enum PasswordCheck
{
    /// <summary>They do not belong together.</summary>
    Wrong,

    /// <summary>They belong together.</summary>
    Right,

    /// <summary>They belong together, and the hash was made with weaker settings than today's.</summary>
    RightButOutdated,
}
