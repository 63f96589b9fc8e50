namespace Messaging.Application.Users;

/// <summary>Who is called what. Names never change and accounts are never deleted, so the answers may come from memory.</summary>
public interface IUserDirectory
{
    /// <summary>Finds a user by name.</summary>
    /// <param name="userName">The name in any case, well-formed or not.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Identifier and name as registered, or null when nobody has the name.</returns>
    ValueTask<DirectoryEntry?> FindAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Names of users that exist.</summary>
    /// <param name="userIds">Their identifiers; may repeat.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Names as registered, by identifier.</returns>
    ValueTask<IReadOnlyDictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);
}

/// <summary>A user's identifier and name.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="UserName">The name as registered.</param>
public sealed record DirectoryEntry(Guid Id, string UserName);
