using Messaging.Domain.Common;

namespace Messaging.Infrastructure.Tokens;

/// <summary>What the instances on one database know of each other's signing keys.</summary>
public interface ISigningKeyAgreement
{
    /// <summary>Notes the keys of this instance, unless it shares none with the instance that started before it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it may start.</returns>
    Task<Result<bool>> JoinAsync(CancellationToken cancellationToken);

    /// <summary>Forgets which keys are in use, so that the next instance may start with any.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether that was possible.</returns>
    Task<Result> ForgetAsync(CancellationToken cancellationToken);
}
