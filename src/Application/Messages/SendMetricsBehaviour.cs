using MediatR;
using Messaging.Domain.Common;

namespace Messaging.Application.Messages;

/// <summary>Counts what became of a request to send.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <param name="metrics">The counters.</param>
internal sealed class SendMetricsBehaviour<TRequest>(SendMetrics metrics) : IPipelineBehavior<TRequest, Result<SendOutcome>>
    where TRequest : IRequest<Result<SendOutcome>>
{
    public Task<Result<SendOutcome>> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<SendOutcome>> next) =>
        metrics.IsEnabled ? CountAsync(next) : next();

    private async Task<Result<SendOutcome>> CountAsync(RequestHandlerDelegate<Result<SendOutcome>> next)
    {
        var result = await next();
        metrics.Count(result);
        return result;
    }
}
