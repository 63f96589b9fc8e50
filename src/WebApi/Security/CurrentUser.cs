using System.Net;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;

namespace Messaging.WebApi.Security;

/// <summary>
/// The caller, copied from the request when the first handler asks: a unit of work may outlive a request that the client gave
/// up, whose context the server then uses for the next one.
/// </summary>
internal sealed class CurrentUser : ICurrentUser
{
    private readonly Caller? caller;

    public CurrentUser(IHttpContextAccessor accessor)
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");
        caller = context.Features.Get<Caller>();
        IsAdministrator = context.User.IsInRole(Roles.Administrator);
        Device = new SessionDevice(AddressOf(context.Connection.RemoteIpAddress), UserAgentOf(context.Request.Headers.UserAgent.ToString()));
    }

    public Guid UserId => Known.UserId;

    public Guid? OptionalUserId => caller?.UserId;

    public string UserName => Known.UserName;

    public Guid SessionId => Known.SessionId;

    public bool IsAdministrator { get; }

    public SessionDevice Device { get; }

    private Caller Known => caller ?? throw new InvalidOperationException("Nobody is signed in: the endpoint lacks its authorisation.");

    // An IPv4 client of a dual-stack socket shows as ::ffff:192.0.2.7.
    private static string? AddressOf(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();

    private static string? UserAgentOf(string header)
    {
        var text = header.Any(char.IsControl) ? string.Concat(header.Where(character => !char.IsControl(character))) : header;
        return text.Length == 0 ? null : text;
    }
}
