namespace Messaging.Domain.Common;

/// <summary>
/// A result type that can be made from an error without knowing its value type, so that a pipeline step
/// (validation, a full queue) can refuse any request.
/// </summary>
/// <typeparam name="TSelf">The result type itself.</typeparam>
public interface IResult<out TSelf>
    where TSelf : IResult<TSelf>
{
    /// <summary>The refusal, or null on success.</summary>
    Error? Error { get; }

    /// <summary>Makes a failed result.</summary>
    /// <param name="error">Why it failed.</param>
    /// <returns>The failed result.</returns>
    static abstract TSelf Failure(Error error);
}
