namespace Messaging.Application.Authentication;

/// <summary>
/// Slows down whoever guesses passwords, by account and by address, and locks nobody out of an account: where somebody has
/// signed in to it before, only wrong passwords from there count against them, and anywhere else the wait has an end that others
/// cannot put off. A name that nobody has is treated like any other.
/// </summary>
public interface ILoginThrottle
{
    /// <summary>Asks whether a password may be checked; whatever it turns out to be, <see cref="End"/> is told.</summary>
    /// <param name="userName">The account's name, in any case, well-formed or not.</param>
    /// <param name="userId">The account, or null where nobody has the name.</param>
    /// <param name="address">Address of the client, or null where it is not known.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The attempt; it must not be made while <see cref="LoginAttempt.Wait"/> is set.</returns>
    Task<LoginAttempt> BeginAsync(string userName, Guid? userId, string? address, CancellationToken cancellationToken);

    /// <summary>Tells what became of an attempt; not called where the password was not compared to the end.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="succeeded">Whether the password was right and the account in force.</param>
    void End(LoginAttempt attempt, bool succeeded);
}

/// <summary>One password that somebody presents for an account.</summary>
/// <param name="UserName">The account's name, as it was given.</param>
/// <param name="Address">Address of the client, or null where it is not known.</param>
/// <param name="Wait">How long the client has to wait before it may try, or null: it may try now.</param>
/// <param name="IsRecognised">Whether it may try only because somebody signed in to the account from this address before.</param>
/// <param name="HasWaited">Whether it may try only because its network has waited as long as it was told to.</param>
public sealed record LoginAttempt(
    string UserName, string? Address, TimeSpan? Wait = null, bool IsRecognised = false, bool HasWaited = false);
