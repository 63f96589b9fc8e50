using FluentValidation;
using MediatR;
using Messaging.Application.Common;
using Messaging.Application.Common.Behaviours;
using Messaging.Domain.Common;

namespace Messaging.Application.UnitTests.Support;

/// <summary>Runs a validator the way the pipeline does, so that tests see what a client would see.</summary>
internal static class Validation
{
    /// <summary>Texts by member; empty where the request is fit and its handler was reached.</summary>
    public static async Task<IReadOnlyDictionary<string, string[]>> ErrorsOfAsync<TRequest, TResponse>(
        this IValidator<TRequest> validator, IRequest<TResponse> request)
        where TRequest : IRequest<TResponse>
        where TResponse : class, IResult<TResponse>
    {
        var handled = false;
        var result = await new ValidationBehaviour<TRequest, TResponse>([validator]).Handle(
            (TRequest)request,
            CancellationToken.None,
            () =>
            {
                handled = true;
                return Task.FromResult(TResponse.Failure(RequestErrors.Busy));
            });
        if (handled)
        {
            return new Dictionary<string, string[]>(StringComparer.Ordinal);
        }

        result.Error.ShouldNotBeNull().Code.ShouldBe(RequestErrors.InvalidCode);
        return result.Error.Members.ShouldNotBeNull();
    }

    /// <summary>The members that are wrong, in order of name.</summary>
    public static async Task<string> WrongMembersAsync<TRequest, TResponse>(this IValidator<TRequest> validator, IRequest<TResponse> request)
        where TRequest : IRequest<TResponse>
        where TResponse : class, IResult<TResponse> =>
        string.Join(',', (await validator.ErrorsOfAsync(request)).Keys.Order(StringComparer.Ordinal));
}
