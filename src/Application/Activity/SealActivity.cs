using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;

namespace Messaging.Application.Activity;

/// <summary>Seals a batch of the activity log: the oldest entries without a seal.</summary>
/// <remarks>The result tells how many entries were sealed; <see cref="ActivitySeal.MaxEntries"/>: more may be waiting.</remarks>
public sealed record SealActivity : IRequest<Result<int>>;

internal sealed class SealActivityHandler(
    IActivitySealReader reader, IActivitySealRepository seals, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<SealActivity, Result<int>>
{
    public async Task<Result<int>> Handle(SealActivity request, CancellationToken cancellationToken)
    {
        // Reading and hashing hold nobody up; only the finished seal goes through the unit of work.
        var end = await reader.FindEndAsync(cancellationToken);
        if (await reader.FindLastSettledAsync(cancellationToken) is not { } settled)
        {
            return 0;
        }

        var entries = await reader.ListEntriesAsync(end.Newest?.LastSequence, settled, ActivitySeal.MaxEntries, cancellationToken);
        if (entries.Count == 0)
        {
            return 0;
        }

        var seal = ActivitySeal.Next(end, entries, time.UtcNow());
        return await unitOfWork.ExecuteAsync<Result<int>>(
            async token => await seals.TryAddAsync(seal, token) ? seal.EntryCount : 0, cancellationToken);
    }
}
