namespace Messaging.Infrastructure.Identity;

/// <summary>Takes what became of passwords to the other instances. Neither waits nor throws.</summary>
internal interface IGuessExchange
{
    /// <summary>Tells what became of a password.</summary>
    /// <param name="keys">Whom and what it is counted for.</param>
    /// <param name="verdict">What became of it.</param>
    void Tell(GuessKeys keys, PasswordVerdict verdict);
}

/// <summary>For one process alone.</summary>
internal sealed class NoGuessExchange : IGuessExchange
{
    /// <inheritdoc/>
    public void Tell(GuessKeys keys, PasswordVerdict verdict)
    {
        // Nobody to tell.
    }
}
