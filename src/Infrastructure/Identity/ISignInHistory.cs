namespace Messaging.Infrastructure.Identity;

/// <summary>Tells from where somebody has signed in.</summary>
internal interface ISignInHistory
{
    /// <summary>Addresses of the latest sessions of a user, ended ones too.</summary>
    /// <param name="userId">The user; nobody needs to have the id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>At most a hundred addresses, some of them more than once.</returns>
    Task<IReadOnlyList<string?>> ListAddressesAsync(Guid userId, CancellationToken cancellationToken);
}
