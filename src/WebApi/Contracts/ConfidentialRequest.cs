namespace Messaging.WebApi.Contracts;

/// <summary>
/// A body that holds a password, a token or a message. The framework writes bodies to the log when it is set to tell
/// everything; of these it can tell the name of the type alone.
/// </summary>
public abstract record ConfidentialRequest
{
    /// <summary>Names the type.</summary>
    /// <returns>Its name.</returns>
    public sealed override string ToString() => GetType().Name;
}
