using Messaging.Application.Common.Paging;
using Messaging.Domain.Users;

namespace Messaging.Application.Users;

/// <summary>Accounts, for queries.</summary>
public interface IUserReader
{
    /// <summary>Finds an account by id.</summary>
    /// <param name="userId">Its identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account, or null.</returns>
    Task<User?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Finds an account by name.</summary>
    /// <param name="userName">Its name in any case, well-formed or not.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account, or null.</returns>
    Task<User?> FindByNameAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Enabled accounts whose name begins with a text, by name.</summary>
    /// <param name="prefix">The beginning, in any case.</param>
    /// <param name="slice">Which part of the list; position: normalised name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<UserResponse>> SearchAsync(string prefix, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many accounts <see cref="SearchAsync"/> finds in all.</summary>
    /// <param name="prefix">The beginning, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(string prefix, CancellationToken cancellationToken);
}
