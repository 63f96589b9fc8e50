using Messaging.Application.Administration;
using Messaging.Application.Common.Ports;

namespace Messaging.WebApi.Security;

/// <summary>The administrator who sent the request; that the caller is one, the endpoint has made sure of.</summary>
/// <param name="caller">The caller.</param>
internal sealed class CallingAdministrator(ICurrentUser caller) : IActor
{
    /// <inheritdoc/>
    public Guid? UserId => caller.UserId;

    /// <inheritdoc/>
    public string? IpAddress => caller.Device.IpAddress;
}
