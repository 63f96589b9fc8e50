using System.Diagnostics.CodeAnalysis;

namespace Messaging.Domain.Common;

/// <summary>Outcome that carries a value on success, or the <see cref="Error"/> that refused it.</summary>
/// <typeparam name="T">What success answers.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Contract of IResult.")]
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Error? error)
    {
        this.value = value;
        Error = error;
    }

    /// <inheritdoc/>
    public Error? Error { get; }

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a failure; check <see cref="Error"/> first.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"A failed result has no value ({Error.Code}).");

    /// <inheritdoc/>
    public static Result<T> Failure(Error error) => new(default, error);

    /// <summary>Lets a method answer <c>return value;</c>.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Lets a method answer <c>return SomeErrors.Name;</c>.</summary>
    /// <param name="error">Why it failed.</param>
    public static implicit operator Result<T>(Error error) => Failure(error);
}
