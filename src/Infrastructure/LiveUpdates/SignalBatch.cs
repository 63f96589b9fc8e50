namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>What other instances have not been told yet.</summary>
/// <param name="Keys">Users and conversations that have changed.</param>
/// <param name="SessionIds">Sessions that were ended.</param>
/// <param name="IsEverything">Whether more has changed than is named.</param>
internal sealed record SignalBatch(IReadOnlyCollection<Guid> Keys, IReadOnlyCollection<Guid> SessionIds, bool IsEverything)
{
    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => Keys.Count == 0 && SessionIds.Count == 0 && !IsEverything;
}
