using Messaging.Application.Common.Paging;

namespace Messaging.Application.Administration;

/// <summary>Accounts as administrators see them, for queries.</summary>
public interface IAccountReader
{
    /// <summary>Accounts, disabled ones too, whose name begins with a text, by name.</summary>
    /// <param name="prefix">The beginning, normalised; empty for all.</param>
    /// <param name="slice">Which part of the list; position: normalised name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<ManagedAccountResponse>> SearchAsync(string prefix, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many accounts <see cref="SearchAsync"/> finds in all.</summary>
    /// <param name="prefix">The beginning, normalised; empty for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(string prefix, CancellationToken cancellationToken);
}
