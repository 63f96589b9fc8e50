using Messaging.Domain.Common;

namespace Messaging.Application.Common.Ports;

/// <summary>Runs the writing part of a use case in one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs the work, commits, and answers once the commit is on disk. A refusal (a failed result) is committed too,
    /// so that the work can record it; an exception leaves nothing behind. The work may run more than once
    /// (after a deadlock) and must neither wait for anything but the database nor keep state between runs.
    /// </summary>
    /// <typeparam name="TResult">The result of the work.</typeparam>
    /// <param name="work">Loads through repositories, lets an aggregate decide, saves.</param>
    /// <param name="cancellationToken">Gives the place in the queue up; work that has begun is finished.</param>
    /// <returns>What the work answered, or <see cref="RequestErrors.Busy"/> when too much is waiting already.</returns>
    Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>;
}
