using FluentValidation;
using MediatR;
using Messaging.Domain.Common;

namespace Messaging.ArchitectureTests.Planted.Requests;

/// <summary>Has no handler.</summary>
public sealed record Orphan : IRequest<Result>;

/// <summary>Has two handlers.</summary>
public sealed record Twice : IRequest<Result>;

/// <summary>Has a handler of another name.</summary>
public sealed record Misnamed : IRequest<Result>;

/// <summary>Has a handler and a validator that everybody sees and may inherit from.</summary>
/// <param name="Text">What a client wrote.</param>
public sealed record Visible(string? Text) : IRequest<Result>;

/// <summary>Carries what a client wrote, and nobody looks at it.</summary>
/// <param name="Text">What a client wrote.</param>
public sealed record Unchecked(string? Text) : IRequest<Result>;

/// <summary>Carries a number that a client wrote, and nobody looks at it.</summary>
/// <param name="Number">What a client wrote.</param>
public sealed record UncheckedNumber(int Number) : IRequest<Result>;

/// <summary>Needs no validator: an id and a name out of the path.</summary>
/// <param name="Id">An id that was bound.</param>
/// <param name="UserName">A name that is found or not.</param>
public sealed record Found(Guid Id, string UserName) : IRequest<Result>;

/// <summary>Is no record.</summary>
public class Unsealed : IRequest<Result>;

public class VisibleValidator : AbstractValidator<Visible>;

public class VisibleHandler : Handler<Visible>;

internal sealed class TwiceHandler : Handler<Twice>;

internal sealed class SecondTwiceHandler : Handler<Twice>;

internal sealed class SomethingElseHandler : Handler<Misnamed>;

internal sealed class UncheckedHandler : Handler<Unchecked>;

internal sealed class UncheckedNumberHandler : Handler<UncheckedNumber>;

internal sealed class FoundHandler : Handler<Found>;

internal sealed class UnsealedHandler : Handler<Unsealed>;

/// <summary>Handles everything.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
public abstract class Handler<TRequest> : IRequestHandler<TRequest, Result>
    where TRequest : IRequest<Result>
{
    /// <inheritdoc/>
    public Task<Result> Handle(TRequest request, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
}
