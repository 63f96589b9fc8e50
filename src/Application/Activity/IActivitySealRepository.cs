using Messaging.Domain.Activity;

namespace Messaging.Application.Activity;

/// <summary>The seals of the activity log, for use inside a unit of work.</summary>
public interface IActivitySealRepository
{
    /// <summary>Adds a seal unless its number is taken.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where another process was faster.</returns>
    Task<bool> TryAddAsync(ActivitySeal seal, CancellationToken cancellationToken);
}
