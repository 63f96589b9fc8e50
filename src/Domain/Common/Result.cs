namespace Messaging.Domain.Common;

/// <summary>Outcome of something that answers nothing: success, or the <see cref="Error"/> that refused it.</summary>
public sealed class Result : IResult<Result>
{
    private static readonly Result Succeeded = new(null);

    private Result(Error? error) => Error = error;

    /// <inheritdoc/>
    public Error? Error { get; }

    /// <summary>A successful outcome.</summary>
    /// <returns>The success.</returns>
    public static Result Success() => Succeeded;

    /// <inheritdoc/>
    public static Result Failure(Error error) => new(error);

    /// <summary>Lets a method answer <c>return SomeErrors.Name;</c>.</summary>
    /// <param name="error">Why it failed.</param>
    public static implicit operator Result(Error error) => Failure(error);
}
