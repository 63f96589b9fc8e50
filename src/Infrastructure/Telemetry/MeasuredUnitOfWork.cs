using System.Diagnostics;
using Messaging.Application.Common;
using Messaging.Application.Common.Ports;
using Messaging.Application.Common.Telemetry;
using Messaging.Domain.Common;

namespace Messaging.Infrastructure.Telemetry;

/// <summary>Measures the units of work of a database, and hands them straight on where nobody listens.</summary>
/// <param name="inner">The database's own.</param>
/// <param name="metrics">Where the measurements go.</param>
internal sealed class MeasuredUnitOfWork(IUnitOfWork inner, UnitOfWorkMetrics metrics) : IUnitOfWork
{
    public Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult> =>
        metrics.IsEnabled ? MeasureAsync(work, cancellationToken) : inner.ExecuteAsync(work, cancellationToken);

    private async Task<TResult> MeasureAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        using var activity = UnitOfWorkMetrics.Start();
        var start = Stopwatch.GetTimestamp();
        try
        {
            var result = await inner.ExecuteAsync(work, cancellationToken);
            if (result.Error == RequestErrors.Busy)
            {
                metrics.Refused();
                activity?.SetTag(ServiceTelemetry.ErrorType, RequestErrors.Busy.Code).SetStatus(ActivityStatusCode.Error);
            }
            else
            {
                metrics.Ended(Stopwatch.GetElapsedTime(start));
            }

            return result;
        }
        catch (Exception exception)
        {
            metrics.Failed(Stopwatch.GetElapsedTime(start), exception);
            activity?.SetTag(ServiceTelemetry.ErrorType, exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
