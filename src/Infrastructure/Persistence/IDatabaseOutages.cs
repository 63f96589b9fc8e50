namespace Messaging.Infrastructure.Persistence;

/// <summary>Tells an outage of the database, after which a client may simply try again, from a fault of the service.</summary>
public interface IDatabaseOutages
{
    /// <summary>Whether an exception means that the database cannot be reached or has no room for more work just now.</summary>
    /// <param name="exception">The exception, which may be wrapped in others.</param>
    /// <returns>Whether it does.</returns>
    bool Recognizes(Exception exception);
}
