using Messaging.Application.Common;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Moq;

namespace Messaging.Application.UnitTests.Support;

/// <summary>
/// Runs every work twice, as after a deadlock, and forgets what the first run asked of the enlisted ports. So each test of a
/// handler also shows that its work can run again: what the second run does and answers is all that counts.
/// </summary>
internal sealed class FakeUnitOfWork(params Mock[] enlisted) : IUnitOfWork
{
    public bool IsBusy { get; init; }

    /// <summary>What others do to the data between the two runs.</summary>
    public Action BetweenRuns { get; set; } = () => { };

    public bool IsRunning { get; private set; }

    public int Count { get; private set; }

    public async Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        IsRunning.ShouldBeFalse("units of work do not nest");
        if (IsBusy)
        {
            return TResult.Failure(RequestErrors.Busy);
        }

        Count++;
        IsRunning = true;
        await work(cancellationToken);
        BetweenRuns();
        foreach (var port in enlisted)
        {
            port.Invocations.Clear();
        }

        var result = await work(cancellationToken);
        IsRunning = false;
        return result;
    }
}
