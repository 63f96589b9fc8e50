using System.Text.Json;
using FluentValidation;
using MediatR;
using Messaging.Domain.Common;

namespace Messaging.Application.Common.Behaviours;

/// <summary>Refuses a request whose validators find something wrong, before its handler sees it.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its result.</typeparam>
/// <param name="validators">The request's validators.</param>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            if (!outcome.IsValid)
            {
                var members = outcome.Errors
                    .GroupBy(failure => JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName), StringComparer.Ordinal)
                    .ToDictionary(
                        group => group.Key,
                        group => group.Select(failure => failure.ErrorMessage).Distinct(StringComparer.Ordinal).ToArray(),
                        StringComparer.Ordinal);
                return TResponse.Failure(RequestErrors.Invalid(members));
            }
        }

        return await next();
    }
}
