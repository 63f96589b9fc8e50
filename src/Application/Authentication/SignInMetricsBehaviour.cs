using MediatR;
using Messaging.Domain.Common;

namespace Messaging.Application.Authentication;

/// <summary>Counts what became of a sign-in.</summary>
/// <param name="metrics">The counter.</param>
internal sealed class SignInMetricsBehaviour(SignInMetrics metrics) : IPipelineBehavior<Login, Result<AuthenticationResult>>
{
    public async Task<Result<AuthenticationResult>> Handle(
        Login request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<AuthenticationResult>> next)
    {
        var result = await next();
        metrics.Count(result);
        return result;
    }
}
