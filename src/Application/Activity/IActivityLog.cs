using Messaging.Domain.Activity;

namespace Messaging.Application.Activity;

/// <summary>The activity log, for use inside a unit of work: an entry is stored together with what it records.</summary>
public interface IActivityLog
{
    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task AppendAsync(ActivityEntry entry, CancellationToken cancellationToken);
}
