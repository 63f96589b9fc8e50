namespace Messaging.Application.Administration;

/// <summary>Who administers: an administrator by the API, or whoever runs the service, at its command line.</summary>
public interface IActor
{
    /// <summary>Identifier of the administrator; null at the command line, where access to the machine takes the place of the role.</summary>
    Guid? UserId { get; }

    /// <summary>Address of the administrator's client; null at the command line, or where it is not known.</summary>
    string? IpAddress { get; }
}
